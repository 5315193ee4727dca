using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dispatch.Sla;

/// <summary>A report as a table for spreadsheets. Business time is given in minutes.</summary>
internal static class ReportCsv
{
    private static readonly string[] s_columns =
    [
        "group", "target", "figure", "met", "breached", "stillOpen", "corrected", "compliancePercent", "meanElapsedMinutes", "p90ElapsedMinutes",
    ];

    /// <summary>The table, with a line of headings.</summary>
    public static string Of(SlaReport report)
    {
        var text = new StringBuilder();
        Csv.Line(text, s_columns);
        foreach (var row in report.Rows)
        {
            Csv.Line(
                text,
                [
                    Csv.Harmless(row.Group), Name(row.Target), Name(row.Figure), Number(row.Met), Number(row.Breached), Number(row.StillOpen),
                    Number(row.Corrected), Number(row.Compliance), Number(row.MeanElapsed?.TotalMinutes), Number(row.P90Elapsed?.TotalMinutes),
                ]);
        }

        return text.ToString();
    }

    private static string Number(double? number) => number is { } value ? Math.Round(value, 2).ToString(CultureInfo.InvariantCulture) : "";

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
