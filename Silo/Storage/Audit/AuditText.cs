using System.Text;

namespace Dispatch.Storage.Audit;

/// <summary>Texts that strangers may have sent: cut to a length, and made of characters that every database takes and no screen obeys.</summary>
internal static class AuditText
{
    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 500;

    private const char Cut = '…';

    /// <summary>The text as it is kept; control characters and broken ones become U+FFFD.</summary>
    public static string Keep(string text)
    {
        var (kept, room) = (new StringBuilder(Math.Min(text.Length, Longest)), text.Length > Longest ? Longest - 1 : Longest);
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > room)
                return kept.Append(Cut).ToString();
            kept.Append(Rune.IsControl(rune) ? Rune.ReplacementChar : rune);
        }

        return kept.ToString();
    }
}
