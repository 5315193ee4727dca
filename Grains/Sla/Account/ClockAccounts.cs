using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Explains every clock that a ticket ever had, line by line, from its journal and the pinned versions of the rules alone.</summary>
public static class ClockAccounts
{
    /// <summary>The accounts, in the order in which the clocks started.</summary>
    /// <param name="journal">The whole journal of a ticket, in order.</param>
    /// <param name="now">The instant at which clocks that still run are read.</param>
    /// <param name="rules">Rules that know every version by which the ticket was judged.</param>
    public static IReadOnlyList<ClockAccount> Of(IEnumerable<JournalEntry> journal, DateTimeOffset now, SlaRules rules)
    {
        List<ClockStory> stories = [];
        TicketState? state = null;
        foreach (var entry in journal)
        {
            var after = Ticket.Evolve(state, entry, rules);
            foreach (var story in stories)
                story.Tell(entry, state!, after);
            foreach (var clock in after.Clocks.Where(clock => !stories.Any(story => story.Target == clock.Target && story.StartedAt == clock.StartedAt)))
                stories.Add(new ClockStory(clock, entry, after, rules).Begin());
            state = after;
        }

        return [.. stories.Select(story => story.Close(now))];
    }
}
