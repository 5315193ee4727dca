using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Notifications;

/// <summary>Encrypts a message so that only the subscribed browser reads it, not its push service (RFC 8291, content coding <c>aes128gcm</c> of RFC 8188).</summary>
public static class PushEncryption
{
    /// <summary>How many bytes a public key has: a point of P-256, uncompressed.</summary>
    public const int PointLength = 65;

    /// <summary>How many bytes the secret has that a browser shares with the server.</summary>
    public const int SecretLength = 16;

    /// <summary>How many bytes the salt has.</summary>
    public const int SaltLength = 16;

    /// <summary>The size of the one record; services take messages of 4,096 bytes, all included.</summary>
    private const int RecordSize = 4096;

    private const int KeyLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = SaltLength + 4 + 1 + PointLength;
    private const byte LastRecord = 2;

    /// <summary>The longest message that fits.</summary>
    public const int Longest = RecordSize - HeaderLength - TagLength - 1;

    private static readonly byte[] s_keyInfo = Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0");
    private static readonly byte[] s_nonceInfo = Encoding.ASCII.GetBytes("Content-Encoding: nonce\0");

    /// <summary>Encrypts under a new key pair and salt.</summary>
    /// <param name="message">At most <see cref="Longest"/> bytes.</param>
    /// <param name="receiver">The browser's public key.</param>
    /// <param name="secret">The secret that it shares with the server.</param>
    public static byte[] Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> receiver, ReadOnlySpan<byte> secret)
    {
        using var sender = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(message, receiver, secret, sender, RandomNumberGenerator.GetBytes(SaltLength));
    }

    /// <summary>The same under a given key pair and salt, neither of which may be used twice.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> receiver, ReadOnlySpan<byte> secret, ECDiffieHellman sender, ReadOnlySpan<byte> salt)
    {
        if (message.Length > Longest)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A push has at most {Longest} bytes."), nameof(message));
        var own = Point(sender.ExportParameters(includePrivateParameters: false).Q);
        using var other = ECDiffieHellman.Create(Parameters(receiver));
        var shared = sender.DeriveRawSecretAgreement(other.PublicKey);
        byte[] info = [.. "WebPush: info\0"u8, .. receiver, .. own];
        var keying = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, outputLength: 32, salt: secret.ToArray(), info);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, keying, KeyLength, salt.ToArray(), s_keyInfo);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, keying, NonceLength, salt.ToArray(), s_nonceInfo);

        var body = new byte[HeaderLength + message.Length + 1 + TagLength];
        salt.CopyTo(body);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltLength), RecordSize);
        body[SaltLength + 4] = PointLength;
        own.CopyTo(body.AsSpan(SaltLength + 5));
        byte[] padded = [.. message, LastRecord];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, padded, body.AsSpan(HeaderLength, padded.Length), body.AsSpan(HeaderLength + padded.Length));
        return body;
    }

    /// <summary>Whether these bytes are a public key that can be encrypted for: a point of the curve.</summary>
    public static bool IsPoint(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [4, ..] || bytes.Length != PointLength)
            return false;
        try
        {
            using var key = ECDiffieHellman.Create(Parameters(bytes));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>A point as bytes.</summary>
    public static byte[] Point(ECPoint point) => [4, .. point.X!, .. point.Y!];

    private static ECParameters Parameters(ReadOnlySpan<byte> point) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() },
    };
}
