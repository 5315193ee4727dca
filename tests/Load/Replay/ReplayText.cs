using Spectre.Console;

namespace Dispatch.Load.Replay;

/// <summary>A report for people.</summary>
public static class ReplayText
{
    private const int Shown = 10;

    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, ReplayReport report)
    {
        var table = new Table().Border(TableBorder.Minimal).HideHeaders().AddColumns("what", "figure", "note");
        Row("lines read", report.LinesRead, $"{report.Malformed.Count:N0} malformed, {report.LinesBeyondLimit:N0} beyond the limit");
        Row("cases", report.Cases, $"{report.TicketsNew:N0} new tickets + {report.TicketsAlreadyThere:N0} already there + {report.TicketsNotMade:N0} without");
        Row("made", report.CellsMade + report.TechniciansMade, $"{report.CellsMade:N0} cells, {report.TechniciansMade:N0} technicians; others existed");
        Row("commands planned", report.Planned, $"+ {report.Added:N0} added = {report.Sent:N0} sent + {report.Skipped:N0} skipped after a refusal");
        Row("commands sent", report.Sent,
            $"= {report.Accepted:N0} accepted + {report.Repeated:N0} repeated + {report.RefusedCount:N0} refused + {report.Failed:N0} failed");
        Row("sent again", report.Retries, $"after a failure, with the same key");
        Row("time", (long)report.Elapsed.TotalSeconds, $"s; {report.CommandsPerSecond:N0} commands a second");
        Row("frames", report.Feed.Frames,
            $"on the hub; {report.Feed.Gaps:N0} gaps, {report.Feed.Resyncs:N0} catch-ups ({report.Feed.Snapshots:N0} whole boards), {report.Feed.Reconnects:N0} reconnects");
        Row("boards equal", report.Boards.Equal, $"of {report.Boards.Boards:N0}, against the database");
        Row("tickets found", report.Database.Found,
            $"of {report.Database.Cases:N0} acknowledged; {report.Database.Lost.Count:N0} lost, {report.Database.Doubled.Count:N0} doubled");
        Row("journals short", report.Database.Behind.Count, $"of what was acknowledged; {report.Database.Ahead.Count:N0} longer");
        console.Write(table);

        List(console, "Malformed lines, left out", report.Malformed.Select(line => $"line {line.Line} {line.Reason}"));
        List(console, "Refused", report.Refused.Select(refused =>
            $"{refused.Count:N0} × {refused.Command}: {refused.Code} – {refused.Because}. The server: \"{refused.Said}\""));
        List(console, "In the log, but not to be said in commands", report.Unsaid.Select(unsaid => $"{unsaid.Value:N0} × {unsaid.Key}"));
        List(console, "Boards that differ", report.Boards.Differences);
        List(console, "Lost", report.Database.Lost);
        List(console, "Doubled", report.Database.Doubled);
        List(console, "Journals that lack commands", report.Database.Behind);
        List(console, "Journals that hold more", report.Database.Ahead);
        console.WriteLine(report.AddsUp ? "It adds up." : $"It does not add up: {string.Join("; ", report.Faults)}.");

        void Row(string what, long figure, FormattableString note) => table.AddRow(
            new Text(what), new Text(figure.ToString("N0", Invariant)).RightJustified(), new Text(note.ToString(Invariant)));
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static void List(IAnsiConsole console, string title, IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count == 0)
            return;
        console.WriteLine($"{title}:");
        foreach (var item in all.Take(Shown))
            console.WriteLine($"  {item}");
        if (all.Count > Shown)
            console.WriteLine(string.Create(Invariant, $"  … and {all.Count - Shown:N0} more"));
    }
}
