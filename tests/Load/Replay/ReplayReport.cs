using Dispatch.Load.Boards;
using Dispatch.Load.Logs;

namespace Dispatch.Load.Replay;

/// <summary>What a replay read, sent and found. It adds up, or says where it does not.</summary>
public sealed record ReplayReport
{
    /// <summary>The form of the log.</summary>
    public required LogForm Form { get; init; }

    /// <summary>Lines read, without the header.</summary>
    public required int LinesRead { get; init; }

    /// <summary>Lines beyond the limit, which were not replayed.</summary>
    public required int LinesBeyondLimit { get; init; }

    /// <summary>Lines that could not be read.</summary>
    public required IReadOnlyList<MalformedLine> Malformed { get; init; }

    /// <summary>Cases replayed.</summary>
    public required int Cases { get; init; }

    /// <summary>What the log says and the state table has no command for, by reason.</summary>
    public required IReadOnlyDictionary<string, int> Unsaid { get; init; }

    /// <summary>Cells made.</summary>
    public required int CellsMade { get; init; }

    /// <summary>Technicians made.</summary>
    public required int TechniciansMade { get; init; }

    /// <summary>Tickets made by this replay.</summary>
    public required long TicketsNew { get; init; }

    /// <summary>Tickets made by an earlier replay.</summary>
    public required long TicketsAlreadyThere { get; init; }

    /// <summary>Commands planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Commands beyond the plan: the release of a unit that cannot come.</summary>
    public required long Added { get; init; }

    /// <summary>Commands not sent, because one before them was refused.</summary>
    public required long Skipped { get; init; }

    /// <summary>Commands that got an answer.</summary>
    public required long Sent { get; init; }

    /// <summary>Commands carried out.</summary>
    public required long Accepted { get; init; }

    /// <summary>Commands that an earlier replay had carried out.</summary>
    public required long Repeated { get; init; }

    /// <summary>Commands refused, most frequent first.</summary>
    public required IReadOnlyList<Refusals> Refused { get; init; }

    /// <summary>Commands that the server could not carry out.</summary>
    public required long Failed { get; init; }

    /// <summary>How many times a command was sent again.</summary>
    public required long Retries { get; init; }

    /// <summary>What the hub sent.</summary>
    public required FeedTally Feed { get; init; }

    /// <summary>Boards against the database.</summary>
    public required BoardsCompared Boards { get; init; }

    /// <summary>Acknowledgements against the database.</summary>
    public required Reconciliation Database { get; init; }

    /// <summary>From the first command to the last answer.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Why the replay ended before its plan did; null if it did not.</summary>
    public string? Stopped { get; init; }

    /// <summary>Commands answered a second.</summary>
    public double CommandsPerSecond => Elapsed > TimeSpan.Zero ? Sent / Elapsed.TotalSeconds : 0;

    /// <summary>Commands refused.</summary>
    public long RefusedCount => Refused.Sum(refusal => refusal.Count);

    /// <summary>Reports that got no ticket.</summary>
    public long TicketsNotMade => Cases - TicketsNew - TicketsAlreadyThere;

    /// <summary>Whether everything adds up.</summary>
    public bool AddsUp => Faults.Count == 0;

    /// <summary>Where it does not add up.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            var faults = new List<string>();
            Check(Stopped is null, Stopped ?? "");
            Check(Sent == Accepted + Repeated + RefusedCount + Failed, "commands sent are not the sum of accepted, repeated, refused and failed");
            Check(Stopped is not null || Planned + Added == Sent + Skipped, "commands planned are not the sum of sent and skipped");
            Check(TicketsNotMade == 0, $"{TicketsNotMade} cases have no ticket");
            Check(Failed == 0, $"{Failed} commands could not be carried out");
            Check(Boards.Equal == Boards.Boards, $"{Boards.Boards - Boards.Equal} boards differ from the database");
            Check(Database.Lost.Count == 0, $"{Database.Lost.Count} acknowledged tickets are not in the database");
            Check(Database.Doubled.Count == 0, $"{Database.Doubled.Count} cases have more than one ticket");
            Check(Database.Behind.Count == 0, $"{Database.Behind.Count} journals lack acknowledged commands");
            Check(Database.Ahead.Count == 0, $"{Database.Ahead.Count} journals hold what was not acknowledged");
            return faults;

            void Check(bool holds, string otherwise)
            {
                if (!holds)
                    faults.Add(otherwise);
            }
        }
    }
}
