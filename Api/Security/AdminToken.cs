using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Security;

/// <summary>The administrator's token, known by its hash only.</summary>
public sealed class AdminToken
{
    private byte[]? _hash;

    /// <summary>Makes a new token of 256 random bits.</summary>
    public static string Generate() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash under which a token is kept.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>From now on, the token with this hash is the one.</summary>
    public void Use(string hash) => _hash = Convert.FromHexString(hash);

    /// <summary>Whether this is the token; takes the same time whatever it is.</summary>
    public bool Matches(string token) =>
        _hash is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), _hash);
}
