using System.Security.Cryptography;
using System.Text;

namespace Dispatch.People;

/// <summary>Codes that stand in for a lost authenticator, each once. At 100 random bits a plain hash keeps them.</summary>
internal static class RecoveryCodes
{
    /// <summary>How many somebody gets.</summary>
    public const int Count = 10;

    private const int Groups = 4;
    private const int GroupLength = 5;

    // Without what looks alike.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>New codes, as they are shown once.</summary>
    public static IReadOnlyList<string> Generate() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength))))];

    /// <summary>The hash under which a code is kept, however it is typed.</summary>
    public static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant())));
}
