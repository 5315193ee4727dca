using Dispatch.Load.Boards;
using Dispatch.Load.Logs;
using Dispatch.Load.Replay;

namespace Dispatch.Load.Tests;

public sealed class ReplayReportTests
{
    private static readonly ReplayReport s_report = new()
    {
        Form = LogForm.Incidents,
        LinesRead = 10,
        LinesBeyondLimit = 0,
        Malformed = [],
        Cases = 3,
        Unsaid = new Dictionary<string, int>(StringComparer.Ordinal),
        CellsMade = 1,
        TechniciansMade = 1,
        TicketsNew = 2,
        TicketsAlreadyThere = 1,
        Planned = 10,
        Added = 1,
        Skipped = 2,
        Sent = 9,
        Accepted = 5,
        Repeated = 3,
        Refused = [new Refusals("technician-busy", "depart", 1, "", "")],
        Failed = 0,
        Retries = 4,
        Feed = FeedTally.None,
        Boards = new BoardsCompared(2, 2, []),
        Database = new Reconciliation(3, 3, [], [], [], []),
        Elapsed = TimeSpan.FromSeconds(3),
    };

    [Fact]
    public void It_adds_up() => Assert.True(s_report.AddsUp, string.Join("; ", s_report.Faults));

    [Fact]
    public void It_says_where_it_does_not()
    {
        Fault(s_report with { Accepted = 4 }, "not the sum");
        Fault(s_report with { Skipped = 1 }, "not the sum");
        Fault(s_report with { TicketsNew = 1 }, "no ticket");
        Fault(s_report with { Boards = new BoardsCompared(2, 1, ["cell"]) }, "differ");
        Fault(s_report with { Database = s_report.Database with { Lost = ["a"] } }, "not in the database");
        Fault(s_report with { Database = s_report.Database with { Doubled = ["a"] } }, "more than one ticket");
        Fault(s_report with { Database = s_report.Database with { Behind = ["a"] } }, "lack");
        Fault(s_report with { Database = s_report.Database with { Ahead = ["a"] } }, "not acknowledged");
        Fault(s_report with { Stopped = "the server went away" }, "went away");
    }

    private static void Fault(ReplayReport report, string words) => Assert.Contains(words, Assert.Single(report.Faults), StringComparison.Ordinal);
}
