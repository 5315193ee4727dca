using System.Security.Cryptography;
using Dispatch.Tickets;

namespace Dispatch.Privacy;

/// <summary>What stands for a person who was erased, for example <c>erased-7f3a9c2d</c>. Random: nothing leads from it back to the person.</summary>
public static class Pseudonym
{
    /// <summary>What each begins with.</summary>
    public const string Prefix = "erased-";

    /// <summary>How many hexadecimal digits follow.</summary>
    public const int Digits = 8;

    /// <summary>A new one.</summary>
    public static string New() => Prefix + RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    /// <summary>Whether nothing more than a pseudonym is known of the requester.</summary>
    public static bool Is(Requester requester) =>
        requester is { Email: null, Phone: null, Name: var name }
        && name.Length == Prefix.Length + Digits
        && name.StartsWith(Prefix, StringComparison.Ordinal)
        && name.Skip(Prefix.Length).All(char.IsAsciiHexDigitLower);
}
