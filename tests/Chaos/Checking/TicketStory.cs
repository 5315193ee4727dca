using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>A ticket's journal, replayed line by line.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Row">Its row; null where there is none.</param>
/// <param name="Lines">Its journal, in order of versions.</param>
/// <param name="Steps">The state before and after each line, as far as the replay came.</param>
/// <param name="Fault">Why the replay did not come to the end; null where it did.</param>
public sealed record TicketStory(TicketNumber Number, TicketRow? Row, IReadOnlyList<EventRow> Lines, IReadOnlyList<TicketStory.Step> Steps, string? Fault)
{
    /// <summary>The state that the journal adds up to; null where it cannot be replayed.</summary>
    public TicketState? Final => Fault is null && Steps.Count > 0 ? Steps[^1].After : null;

    /// <summary>Replays a journal.</summary>
    public static TicketStory Of(TicketNumber number, TicketRow? row, IReadOnlyList<EventRow> lines, SlaRules rules)
    {
        List<Step> steps = [];
        TicketState? state = null;
        try
        {
            foreach (var line in lines)
            {
                var after = Ticket.Evolve(state, line.Entry, rules);
                steps.Add(new Step(state, line, after));
                state = after;
            }
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or ArgumentException or KeyNotFoundException)
        {
            return new TicketStory(number, row, lines, steps, e.Message);
        }

        return new TicketStory(number, row, lines, steps, null);
    }

    /// <summary>One line, and what it made of the ticket.</summary>
    public sealed record Step(TicketState? Before, EventRow Line, TicketState After);
}
