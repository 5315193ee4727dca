using Dispatch.Access;
using Dispatch.Cells;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster.ServiceLevels;

/// <summary>The same ticket without a cluster: commands are decided at the same instants by the pure core alone, and time passes only with them.</summary>
internal sealed class Twin(SlaRules rules, IReadOnlyDictionary<string, CellProfile> cells)
{
    private readonly List<JournalEntry> _journal = [];

    private TicketState? State { get; set; }

    public bool Decide(TicketCommand command, DateTimeOffset now) => Take(Ticket.Decide(State, command, Context(TestRegion.Marie, now)));

    /// <summary>Nothing happens any more until then.</summary>
    public void Pass(DateTimeOffset now) => Take(Ticket.DecideElapsed(State!, Context(Actor.Timer, now)));

    /// <summary>The journal must be this, line by line, except for when the lines were recorded.</summary>
    public void AssertEqual(IReadOnlyList<JournalEntry> journal) => Assert.Equal(_journal.Select(Comparable), journal.Select(Comparable));

    private static JournalEntry Comparable(JournalEntry entry) => entry with { RecordedAt = entry.OccurredAt };

    private DecisionContext Context(Actor actor, DateTimeOffset now) => new(actor, now, new TicketRules()) { Rights = Rights.All, Sla = rules, Around = new Surroundings(cells, []) };

    private bool Take(Decision decision)
    {
        if (!decision.IsAccepted)
            return false;
        State = decision.State;
        _journal.AddRange(decision.Entries);
        return true;
    }
}
