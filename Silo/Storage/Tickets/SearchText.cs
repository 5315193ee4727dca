using System.Globalization;
using System.Text;
using Dispatch.Tickets;

namespace Dispatch.Storage.Tickets;

/// <summary>
/// What search compares: words of letters and digits, lower case, without accents. Texts are split here, when they are written and when
/// they are sought, so that every database finds the same and no input reaches a database's own query syntax.
/// </summary>
internal static class SearchText
{
    /// <summary>More of a word adds nothing.</summary>
    private const int LongestWord = 64;

    /// <summary>More words of a ticket are not found: what a person types is far shorter.</summary>
    private const int MostWords = 5000;

    /// <summary>The words that a ticket is found by, each once, with a space between.</summary>
    public static string DocumentOf(TicketState state)
    {
        string?[] texts =
        [
            state.Subject, state.Description, state.Requester.Name, state.Requester.Email, state.Site?.Name, state.Site?.Address, state.Category, state.ExternalReference,
        ];
        return string.Join(' ', texts.SelectMany(Words).Distinct(StringComparer.Ordinal).Take(MostWords));
    }

    /// <summary>The words of a text in order.</summary>
    public static IEnumerable<string> Words(string? text)
    {
        if (string.IsNullOrEmpty(text))
            yield break;
        var word = new StringBuilder();
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (word.Length < LongestWord)
                    word.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (!IsMark(rune) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    /// <summary>Half a surrogate pair cannot be normalised.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
