using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Dispatch.Tests.Browser;

/// <summary>An app on a phone that shows codes (RFC 6238: SHA-1, six digits, thirty seconds).</summary>
internal static class Authenticator
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>What it shows now for a key in base 32.</summary>
    public static string CodeNow(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What authenticators speak.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var code = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f)) & 0x7fffffff;
        return (code % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
