using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>What newer rules would do to one open ticket (sla.md rule 13). Pure.</summary>
/// <param name="Touched">Whether the document that changed judges it.</param>
/// <param name="Moved">Whether a due instant moves.</param>
/// <param name="Broke">Whether a target breaks by it.</param>
public sealed record Rejudgement(bool Touched, bool Moved, bool Broke)
{
    private static readonly Rejudgement s_untouched = new(false, false, false);

    /// <summary>What the change would do now.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="change">The newer version.</param>
    /// <param name="context">When, and rules that know the newer version.</param>
    public static Rejudgement Of(TicketState ticket, RuleChange change, DecisionContext context)
    {
        if (!Touches(ticket, change, context.Sla))
            return s_untouched;
        var decision = Ticket.Decide(ticket, new TicketCommand.Rejudge(change.Policy, change.Calendar), context);
        return decision.IsAccepted ? Between(ticket, decision.State) : s_untouched;
    }

    /// <summary>Whether the ticket would be judged by other versions than now.</summary>
    public static bool Touches(TicketState ticket, RuleChange change, SlaRules rules) =>
        ticket.IsOpen && rules.Rejudge(PolicySubject.Of(ticket), ticket.JudgedBy, change.Policy, change.Calendar) != ticket.JudgedBy;

    /// <summary>What it did.</summary>
    public static Rejudgement Between(TicketState before, TicketState after) => new(
        true,
        after.Clocks.Any(clock => clock.IsOpen && clock.Due != Find(before, clock)?.Due),
        after.Clocks.Any(clock => clock.Breach is not null && Find(before, clock)?.Breach is null));

    private static TicketClock? Find(TicketState state, TicketClock clock) => state.Clocks.FirstOrDefault(other => other.Target == clock.Target);
}
