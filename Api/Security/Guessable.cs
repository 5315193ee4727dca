namespace Dispatch.Security;

/// <summary>
/// Recognises secrets that everybody tries first: well-known words with a few characters around them, runs, and one thing again and again. It is no
/// measure of strength; lists of leaked passwords are longer than what a server should carry.
/// </summary>
internal static class Guessable
{
    /// <summary>So many characters beside well-known words do not make a secret.</summary>
    private const int FewCharacters = 6;

    private const int FewDistinct = 5;

    // Longer ones first: what contains a shorter one is taken away whole.
    private static readonly string[] s_words =
    [
        .. new[]
        {
            "password", "passwort", "passwd", "motdepasse", "contrasena", "passphrase", "qwertyuiop", "qwertzuiop", "azertyuiop", "qwerty", "qwertz", "azerty",
            "asdfghjkl", "asdfgh", "zxcvbnm", "letmein", "welcome", "bienvenue", "willkommen", "iloveyou", "changeme", "changeit", "change", "administrator",
            "administrateur", "admin", "dispatch", "helpdesk", "servicedesk", "support", "master", "monkey", "dragon", "football", "baseball", "princess", "sunshine",
            "superman", "secret", "default", "token", "guest", "login", "company", "summer", "winter", "spring", "autumn", "example", "trustno",
        }.OrderByDescending(word => word.Length),
    ];

    /// <summary>Whether the secret is one of those.</summary>
    public static bool Is(string secret)
    {
        var plain = secret.ToLowerInvariant();
        return IsMonotonous(plain) || IsWords(plain) || IsWords(Unmasked(plain));
    }

    private static bool IsWords(string text)
    {
        var rest = text;
        foreach (var word in s_words)
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Length < text.Length && (rest.Length <= FewCharacters || IsMonotonous(rest));
    }

    /// <summary>Few different characters, or mostly the next or the same one.</summary>
    private static bool IsMonotonous(string text) =>
        text.Distinct().Count() < FewDistinct || text.Zip(text.Skip(1)).Count(pair => IsStep(pair.First, pair.Second)) * 5 >= (text.Length - 1) * 4;

    private static bool IsStep(char a, char b) => Math.Abs(a - b) <= 1 || (a, b) is ('9', '0') or ('0', '9') or ('9', 'a') or ('f', '0');

    /// <summary><c>P4$$w0rd</c> is a password too.</summary>
    private static string Unmasked(string text) => string.Create(text.Length, text, static (span, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            span[i] = text[i] switch
            {
                '0' => 'o',
                '1' or '!' => 'i',
                '3' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' => 't',
                var c => c,
            };
        }
    });
}
