using System.Globalization;
using System.Text;

namespace Dispatch.Audit;

/// <summary>The audit log as a table for spreadsheets, written while it is read: a page in memory at a time.</summary>
internal static class AuditCsv
{
    private const int PageSize = 1000;

    private static readonly string[] s_columns = ["number", "at", "kind", "actor", "role", "subject", "address", "detail"];

    /// <summary>Writes all lines that match, newest first, with a line of headings.</summary>
    public static async Task Write(IAuditLog log, AuditFilter filter, Stream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        Csv.Line(text, s_columns);
        IReadOnlyList<AuditLine> page;
        do
        {
            page = await log.Read(filter with { Limit = PageSize }, cancellationToken);
            foreach (var line in page)
                Csv.Line(text, Fields(line));
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            text.Clear();
            if (page.Count > 0)
                filter = filter with { Before = page[^1].Number };
        }
        while (page.Count == PageSize);
    }

    private static IEnumerable<string> Fields(AuditLine line) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture), Instants.Format(line.At), line.Entry.Kind, Csv.Harmless(line.Entry.Actor), Csv.Harmless(line.Entry.Role),
        Csv.Harmless(line.Entry.Subject), Csv.Harmless(line.Entry.Address), Csv.Harmless(line.Entry.Detail),
    ];
}
