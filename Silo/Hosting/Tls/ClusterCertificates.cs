using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dispatch.Hosting.Tls;

/// <summary>
/// This node's certificate, and which certificates of others it believes. Both sides show one. Nodes are reached by address, so names do not count:
/// whoever has a certificate of the authority is a node.
/// </summary>
internal sealed class ClusterCertificates
{
    private const SslProtocols Versions = SslProtocols.Tls12 | SslProtocols.Tls13;

    private readonly SslStreamCertificateContext _own;
    private readonly X509Certificate2Collection _authorities;
    private readonly byte[]? _onlyPeer;

    private ClusterCertificates(X509Certificate2 own, X509Certificate2Collection? authorities)
    {
        _own = SslStreamCertificateContext.Create(own, authorities, offline: true);
        _authorities = authorities ?? [own];
        _onlyPeer = authorities is null ? own.RawData : null;
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="StartupException">One of them cannot be read or is not what it should be; the message names its key.</exception>
    public static ClusterCertificates Load(ClusterTlsOptions options)
    {
        var own = Read(nameof(options.Certificate), options.Certificate, path => LoadOwn(path, options));
        if (!own.HasPrivateKey)
            throw new StartupException($"{ClusterTlsOptions.Section}:Certificate is {options.Certificate}, which has no private key; set {ClusterTlsOptions.Section}:Key to its PEM file.");
        if (string.IsNullOrWhiteSpace(options.Authority))
            return new ClusterCertificates(own, null);
        var authorities = Read(nameof(options.Authority), options.Authority, path =>
        {
            X509Certificate2Collection found = [];
            found.ImportFromPemFile(path);
            return found;
        });
        return authorities.Count > 0
            ? new ClusterCertificates(own, authorities)
            : throw new StartupException($"{ClusterTlsOptions.Section}:Authority is {options.Authority}, which holds no certificate; it may be the path of a PEM file.");
    }

    /// <summary>How a connection is answered.</summary>
    public SslServerAuthenticationOptions ToServer() => new()
    {
        ServerCertificateContext = _own,
        ClientCertificateRequired = true,
        EnabledSslProtocols = Versions,
        CertificateChainPolicy = Policy(),
        RemoteCertificateValidationCallback = IsNode,
    };

    /// <summary>How a connection is opened.</summary>
    public SslClientAuthenticationOptions ToClient() => new()
    {
        TargetHost = "dispatch",
        ClientCertificateContext = _own,
        EnabledSslProtocols = Versions,
        CertificateChainPolicy = Policy(),
        RemoteCertificateValidationCallback = IsNode,
    };

    private static X509Certificate2 LoadOwn(string path, ClusterTlsOptions options)
    {
        if (X509Certificate2.GetCertContentType(path) is X509ContentType.Pkcs12)
            return X509CertificateLoader.LoadPkcs12FromFile(path, options.Password);
        var key = string.IsNullOrWhiteSpace(options.Key) ? path : options.Key;
        var pem = string.IsNullOrEmpty(options.Password) ? X509Certificate2.CreateFromPemFile(path, key) : X509Certificate2.CreateFromEncryptedPemFile(path, options.Password, key);
        // TLS of Windows takes no key that is in no key store, as one from PEM is.
        return OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null) : pem;
    }

    private static T Read<T>(string name, string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"{ClusterTlsOptions.Section}:{name} is {path}, which cannot be used: {e.Message}", e);
        }
    }

    private X509ChainPolicy Policy()
    {
        // An authority of one's own rarely publishes what it revoked; to shut a node out, change the authority.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(_authorities);
        return policy;
    }

    private bool IsNode(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate is not null
        && (_onlyPeer is null ? (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None : certificate.GetRawCertData().AsSpan().SequenceEqual(_onlyPeer));
}
