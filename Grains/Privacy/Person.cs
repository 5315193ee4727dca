using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Privacy;

/// <summary>The person whose data are meant: the requester of this address, of this name, or of both where both are given. Case does not matter.</summary>
/// <param name="Email">The e-mail address.</param>
/// <param name="Name">The whole name.</param>
public sealed record Person(string? Email, string? Name)
{
    /// <summary>Short enough to say little of the person, long enough that two are seldom alike.</summary>
    private const int DigestBytes = 6;

    /// <summary>Whether it says anything: nobody named would be everybody.</summary>
    public bool IsNamed => Email is not null || Name is not null;

    /// <summary>What whoever knows the person can compare, and nobody can read: the beginning of the SHA-256 of address and name, in lower case.</summary>
    public string Digest()
    {
        var text = string.Join('\n', new[] { Email, Name }.OfType<string>()).ToLowerInvariant();
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, DigestBytes));
    }
}
