using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dispatch.Testing;

/// <summary>An authority that gives out certificates, as files in a directory of its own.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly X509Certificate2 _root;
    private int _count;

    public TestAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Pem = Write("authority.pem", _root.ExportCertificatePem());
    }

    /// <summary>The path of its own certificate.</summary>
    public string Pem { get; }

    /// <summary>Its own certificate.</summary>
    public X509Certificate2 Root => X509CertificateLoader.LoadCertificate(_root.RawData);

    /// <summary>A new certificate for a name, and for this machine's loopback address.</summary>
    public X509Certificate2 Issue(string name = "localhost")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        using var issued = request.Create(_root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), RandomNumberGenerator.GetBytes(16));
        using var withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>A new certificate as PEM files.</summary>
    /// <returns>The paths of the certificate and of its key.</returns>
    public (string Certificate, string Key) IssuePem(string name = "localhost")
    {
        using var certificate = Issue(name);
        using var key = certificate.GetECDsaPrivateKey()!;
        var number = ++_count;
        return (Write($"{number}.pem", certificate.ExportCertificatePem()), Write($"{number}.key.pem", key.ExportPkcs8PrivateKeyPem()));
    }

    /// <summary>A new certificate with its key as a PKCS#12 file.</summary>
    /// <returns>Its path.</returns>
    public string IssuePfx(string password)
    {
        using var certificate = Issue();
        var path = Path.Combine(_directory.Path, $"{++_count}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }

    public void Dispose()
    {
        _root.Dispose();
        _directory.Dispose();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
