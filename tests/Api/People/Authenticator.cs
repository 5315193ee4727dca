using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Dispatch.Tests.Api.People;

/// <summary>What a phone does: shows the codes of a secret (RFC 6238).</summary>
internal sealed class Authenticator(string key)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code of now, or of so many steps later.</summary>
    public string Code(int later = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + later);
        var bits = string.Concat(key.Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2)).ToArray();
#pragma warning disable CA5350 // What authenticators speak.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
