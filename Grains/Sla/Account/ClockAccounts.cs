using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Explains every clock that a ticket ever had, from its journal alone, under the versions of the rules that it was pinned to: pure.</summary>
public static class ClockAccounts
{
    /// <summary>The accounts, in the order in which the clocks started.</summary>
    /// <param name="journal">The whole journal, in order.</param>
    /// <param name="at">The instant up to which clocks that still run are told.</param>
    /// <param name="rules">Rules that know every version that the journal speaks of.</param>
    public static IReadOnlyList<ClockAccount> Of(IEnumerable<JournalEntry> journal, DateTimeOffset at, SlaRules rules)
    {
        List<ClockTeller> told = [];
        TicketState? before = null;
        AccountFacts? late = null;
        foreach (var entry in journal)
        {
            var after = Ticket.Evolve(before, entry, rules);
            var moment = new AccountMoment(entry, before, after, entry.Event is TicketEvent.SlaOutcomeCorrected ? late : null, rules);
            late = moment.Cause;
            foreach (var target in Enum.GetValues<SlaTarget>())
                Tell(told, target, moment);
            before = after;
        }

        return [.. told.Select(teller => teller.Finish(at))];
    }

    private static void Tell(List<ClockTeller> told, SlaTarget target, AccountMoment moment)
    {
        var (was, now) = (Find(moment.Before, target), Find(moment.After, target));
        var another = target is SlaTarget.Level && moment.Entry.Event is (TicketEvent.Transferred or TicketEvent.Reopened);
        if (was is not null && (now is null || another))
            Current(told, target).Leave(moment);
        if (now is not null && (was is null || another))
            told.Add(new ClockTeller(now, moment));
        else if (was is not null && now is not null)
            Current(told, target).GoOn(now, moment);
    }

    private static ClockTeller Current(List<ClockTeller> told, SlaTarget target) => told.FindLast(teller => teller.Target == target)!;

    private static TicketClock? Find(TicketState? state, SlaTarget target) => state?.Clocks.FirstOrDefault(clock => clock.Target == target);
}
