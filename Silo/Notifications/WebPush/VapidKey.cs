using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dispatch.Notifications;

/// <summary>The key pair by which push services know this installation (VAPID, RFC 8292).</summary>
internal sealed class VapidKey : IDisposable
{
    private static readonly string s_header = Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8);

    private readonly ECDsa _key;

    private VapidKey(ECDsa key)
    {
        _key = key;
        PublicKey = Base64Url.EncodeToString(PushEncryption.Point(key.ExportParameters(includePrivateParameters: false).Q));
    }

    /// <summary>The public key, base64url, as browsers subscribe with it.</summary>
    public string PublicKey { get; }

    /// <summary>A new pair.</summary>
    public static VapidKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>A pair that was written; null where the text is none.</summary>
    public static VapidKey? Read(string text)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _);
            return new VapidKey(key);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    /// <summary>The pair as text.</summary>
    public string Write() => Convert.ToBase64String(_key.ExportPkcs8PrivateKey());

    /// <summary>The value of <c>Authorization</c> for a push service.</summary>
    /// <param name="origin">The service's origin.</param>
    /// <param name="expires">Until when it is valid; at most a day ahead.</param>
    /// <param name="contact">Where the service may complain, <c>mailto:</c> or <c>https:</c>; null for nowhere.</param>
    public string Authorize(string origin, DateTimeOffset expires, string? contact)
    {
        Dictionary<string, object> claims = new(StringComparer.Ordinal) { ["aud"] = origin, ["exp"] = expires.ToUnixTimeSeconds() };
        if (contact is not null)
            claims["sub"] = contact;
        var text = $"{s_header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256));
        return $"vapid t={text}.{signature}, k={PublicKey}";
    }

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}
