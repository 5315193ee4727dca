using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Security;

/// <summary>The administrator's token, known by its hash only; and what it lends to parts of this process.</summary>
public sealed class AdminToken
{
    /// <summary>Who the administrator's token stands for.</summary>
    public const string Administrator = "administrator";

    private readonly ConcurrentQueue<(byte[] Hash, string Identity)> _lent = [];
    private byte[]? _hash;

    /// <summary>Makes a new token of 256 random bits.</summary>
    public static string Generate() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash under which a token is kept.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(Digest(token));

    /// <summary>From now on, the token with this hash is the one.</summary>
    public void Use(string hash) => _hash = Convert.FromHexString(hash);

    /// <summary>A second token, for a part of this process that is a client of it. It ends with the process and is stored nowhere.</summary>
    /// <param name="identity">Who it stands for in the journal.</param>
    public string Lend(string identity)
    {
        var token = Generate();
        _lent.Enqueue((Digest(token), identity));
        return token;
    }

    /// <summary>Who this token stands for, null if nobody; a wrong one takes the same time whatever it is.</summary>
    public string? IdentityOf(string token)
    {
        var presented = Digest(token);
        var identity = _hash is not null && CryptographicOperations.FixedTimeEquals(presented, _hash) ? Administrator : null;
        foreach (var (hash, borrower) in _lent)
            identity = CryptographicOperations.FixedTimeEquals(presented, hash) ? borrower : identity;
        return identity;
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
