using System.Diagnostics.CodeAnalysis;

namespace Dispatch.Tickets;

/// <summary>What a command leads to: lines of the journal and the state after them, or a refusal.</summary>
public sealed record Decision
{
    private Decision(TicketState? state, IReadOnlyList<JournalEntry> entries, Refusal? refusal) => (State, Entries, Refusal) = (state, entries, refusal);

    /// <summary>The state after the command.</summary>
    public TicketState? State { get; }

    /// <summary>The new lines of the journal, in order; never empty when accepted.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>Earlier lines of the journal that are to be written anew; none for all but the erasure of a person.</summary>
    public IReadOnlyList<JournalEntry> Rewritten { get; private init; } = [];

    /// <summary>Why nothing happens.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the command is to be carried out.</summary>
    [MemberNotNullWhen(true, nameof(State)), MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>Whether a line tells somebody something, or takes a step that looks for somebody.</summary>
    public bool Escalates => Entries.Any(entry => entry.Event
        is TicketEvent.SlaWarned or TicketEvent.SlaBreached or TicketEvent.EscalationStepTaken or TicketEvent.ReviewFellDue);

    /// <summary>The command leads to these lines.</summary>
    public static Decision Accept(TicketState state, IReadOnlyList<JournalEntry> entries) => new(state, entries, null);

    /// <summary>The command leads to these lines, and writes earlier ones anew.</summary>
    public static Decision Rewrite(TicketState state, IReadOnlyList<JournalEntry> entries, IReadOnlyList<JournalEntry> rewritten) =>
        new(state, entries, null) { Rewritten = rewritten };

    /// <summary>The command leads to nothing.</summary>
    public static Decision Refuse(Refusal refusal) => new(null, [], refusal);
}
