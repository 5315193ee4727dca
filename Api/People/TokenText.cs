using System.Security.Cryptography;
using System.Text;

namespace Dispatch.People;

/// <summary>A personal access token as its owner has it: <c>dpat_{id}_{secret}</c>, with a secret of 256 random bits. The prefix lets scanners of source code find one that leaked.</summary>
internal static class TokenText
{
    /// <summary>What tokens begin with.</summary>
    public const string Prefix = "dpat_";

    private const int IdBytes = 8;
    private const int SecretBytes = 32;

    /// <summary>A new token: its identifier, the hash to keep, and the text to show once.</summary>
    public static (string Id, string Hash, string Text) Generate()
    {
        var id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);
        var secret = RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true);
        return (id, Hash(secret), $"{Prefix}{id}_{secret}");
    }

    /// <summary>The parts of a token; null if it has not the form of one.</summary>
    public static (string Id, string Secret)? Parse(string text) =>
        text.Split('_') is ["dpat", { Length: IdBytes * 2 } id, { Length: SecretBytes * 2 } secret] && id.All(char.IsAsciiHexDigitLower) ? (id, secret) : null;

    /// <summary>The hash under which a secret is kept.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
