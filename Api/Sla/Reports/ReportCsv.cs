using System.Globalization;
using System.Text;
using System.Xml;

namespace Dispatch.Sla;

/// <summary>A report as a table for spreadsheets (RFC 4180). A text that a spreadsheet would take for a formula is kept from being one.</summary>
internal static class ReportCsv
{
    private const string Header = "group,target,met,breached,compliance,totalMet,totalBreached,totalCompliance,corrected,elapsedMean,elapsedP90";

    public static string Of(IEnumerable<ReportRow> rows)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var row in rows)
        {
            string[] fields =
            [
                Quote(row.Group ?? ""), Name(row.Target), Number(row.Met), Number(row.Breached), Number(row.Compliance), Number(row.TotalMet),
                Number(row.TotalBreached), Number(row.TotalCompliance), Number(row.Corrected), Duration(row.ElapsedMean), Duration(row.ElapsedP90),
            ];
            text.AppendJoin(',', fields).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Name(SlaTarget target) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(target.ToString());

    private static string Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static string Duration(TimeSpan? duration) => duration is { } span ? XmlConvert.ToString(span) : "";

    private static string Quote(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
