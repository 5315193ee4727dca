using System.Text;

namespace Dispatch;

/// <summary>
/// Tables for spreadsheets (RFC 4180). What people wrote is never a formula: a field that a spreadsheet would calculate begins with an apostrophe.
/// </summary>
internal static class Csv
{
    /// <summary>What such a table is called over HTTP.</summary>
    public const string MediaType = "text/csv";

    /// <summary>The same with its encoding.</summary>
    public const string ContentType = MediaType + "; charset=utf-8";

    /// <summary>With any of these at its beginning, a spreadsheet takes a field for a formula or for a command.</summary>
    private const string BeginsFormula = "=+-@\t\r\n＝＋－＠";

    /// <summary>Adds a line of fields that stand as they are: numbers, instants, names of ours, and what <see cref="Harmless"/> made.</summary>
    public static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quoted)).Append("\r\n");

    /// <summary>What somebody wrote, as a field that is only ever read; null is empty.</summary>
    public static string Harmless(string? field) => field is null or "" ? ""
        : BeginsFormula.Contains(field[0], StringComparison.Ordinal) ? "'" + field
        : field;

    /// <summary>Whether the caller likes a table better than JSON.</summary>
    public static bool IsPreferred(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Liking(MediaType) is { } csv && csv > (Liking("application/json") ?? 0);

        double? Liking(string type) => accepted
            .Where(media => media.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            .Max(media => (double?)(media.Quality ?? 1));
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny("\",\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
