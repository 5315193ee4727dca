using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dispatch.Sla;

/// <summary>
/// A report as a table for spreadsheets (RFC 4180). Business time is given in minutes. What people named is never a formula: a field that a spreadsheet would
/// calculate begins with an apostrophe.
/// </summary>
internal static class ReportCsv
{
    /// <summary>With any of these at its beginning, a spreadsheet takes a field for a formula or for a command.</summary>
    private const string BeginsFormula = "=+-@\t\r\n＝＋－＠";

    private static readonly string[] s_columns =
    [
        "group", "target", "figure", "met", "breached", "stillOpen", "corrected", "compliancePercent", "meanElapsedMinutes", "p90ElapsedMinutes",
    ];

    /// <summary>The table, with a line of headings.</summary>
    public static string Of(SlaReport report)
    {
        var text = new StringBuilder();
        Line(text, s_columns);
        foreach (var row in report.Rows)
        {
            Line(
                text,
                [
                    row.Group is { } group ? Harmless(group) : "", Name(row.Target), Name(row.Figure), Number(row.Met), Number(row.Breached), Number(row.StillOpen),
                    Number(row.Corrected), Number(row.Compliance), Number(row.MeanElapsed?.TotalMinutes), Number(row.P90Elapsed?.TotalMinutes),
                ]);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quoted)).Append("\r\n");

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny("\",\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static string Harmless(string field) => field.Length > 0 && BeginsFormula.Contains(field[0], StringComparison.Ordinal) ? "'" + field : field;

    private static string Number(double? number) => number is { } value ? Math.Round(value, 2).ToString(CultureInfo.InvariantCulture) : "";

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
