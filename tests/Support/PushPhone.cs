using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Testing;

/// <summary>A phone that is subscribed to pushes: its address at the service, and the keys by which it alone reads them (RFC 8291, from the receiver's side).</summary>
public sealed class PushPhone(string id, string endpoint) : IDisposable
{
    private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(16);

    public string Id => id;

    public string Endpoint => endpoint;

    /// <summary>Its public key, as a browser gives it.</summary>
    public string P256dh => Base64Url.EncodeToString(PublicKey);

    /// <summary>The secret that it shares, as a browser gives it.</summary>
    public string Auth => Base64Url.EncodeToString(_secret);

    private byte[] PublicKey => _key.ExportParameters(false).Q is var point ? [4, .. point.X!, .. point.Y!] : [];

    /// <summary>What a browser's <c>PushSubscription</c> writes.</summary>
    public object Subscription(string? name = null) => new { endpoint, expirationTime = (long?)null, keys = new { p256dh = P256dh, auth = Auth }, name };

    /// <summary>Reads a message.</summary>
    /// <exception cref="CryptographicException">It is not for this phone, or was changed on the way.</exception>
    public string Decrypt(byte[] body)
    {
        var salt = body[..16];
        var recordSize = BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(16));
        var sender = body[21..(21 + body[20])];
        var record = body.AsSpan(21 + body[20]);
        if (record.Length > recordSize || sender.Length != 65)
            throw new CryptographicException("The header is wrong.");

        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = sender[1..33], Y = sender[33..] } });
        // The two steps of the standard, HMAC by HMAC, so that the sender's way of doing it is not simply done again.
        var first = HMACSHA256.HashData(_secret, _key.DeriveRawSecretAgreement(other.PublicKey));
        var keying = HMACSHA256.HashData(first, (byte[])[.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. PublicKey, .. sender, 1]);
        var second = HMACSHA256.HashData(salt, keying);
        var key = HMACSHA256.HashData(second, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0\u0001"))[..16];
        var nonce = HMACSHA256.HashData(second, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0\u0001"))[..12];

        var text = new byte[record.Length - 16];
        using var cipher = new AesGcm(key, 16);
        cipher.Decrypt(nonce, record[..^16], record[^16..], text);
        var end = Array.FindLastIndex(text, value => value != 0);
        return text[end] == 2 ? Encoding.UTF8.GetString(text, 0, end) : throw new CryptographicException("This is not the last record.");
    }

    public void Dispose() => _key.Dispose();
}
