using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Dispatch.People;

/// <summary>Codes of authenticators: TOTP with SHA-1, six digits, thirty seconds (RFC 6238, RFC 4226).</summary>
internal static class TimeCode
{
    /// <summary>How many digits a code has.</summary>
    public const int Digits = 6;

    /// <summary>How long a code is shown, in seconds.</summary>
    public const int Period = 30;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that an instant is in.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / Period;

    /// <summary>The code of a step.</summary>
    /// <param name="key">The shared secret, in base 32.</param>
    /// <param name="step">Which step.</param>
    public static string At(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticators speak; the strength of HMAC does not rest on collisions.
        var hash = HMACSHA1.HashData(Decode(key), counter);
#pragma warning restore CA5350
        var code = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f)) & 0x7fffffff;
        return (code % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var letter in key)
        {
            buffer = ((buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
