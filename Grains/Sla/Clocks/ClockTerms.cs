using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>What a policy promises a ticket for one target: the goal of its priority on a pinned calendar.</summary>
/// <param name="Duration">The goal in business time, where it is one.</param>
/// <param name="NextBusinessDay">The local time on the next business day, where the goal is one.</param>
/// <param name="Calendar">The calendar.</param>
/// <param name="Warnings">The thresholds, percent, ascending.</param>
internal sealed record ClockTerms(TimeSpan Duration, TimeOnly? NextBusinessDay, RulePin Calendar, ValueList<int> Warnings)
{
    /// <summary>The terms by which the rules that judge this state judge the target; null where they promise nothing.</summary>
    public static ClockTerms? Of(SlaTarget target, TicketState state, SlaRules rules)
    {
        if (state.JudgedBy is not { } judged)
            return null;
        var policy = rules.Policy(judged.Policy);
        var rule = policy.Targets.FirstOrDefault(rule => rule.Target == target);
        if (Goal(rule, state) is not { } goal)
            return null;

        // A cell without a calendar of its own is measured on the one that the resolution is promised on.
        var calendar = judged.CalendarOf(goal.Calendar ?? state.CellCalendar)
            ?? judged.CalendarOf(Goal(policy.Targets.FirstOrDefault(rule => rule.Target is SlaTarget.Resolution), state)?.Calendar)
            ?? judged.Calendars[0];
        return new ClockTerms(goal.Duration ?? default, goal.NextBusinessDay, calendar, rule!.Warnings);
    }

    private static SlaGoal? Goal(TargetRule? rule, TicketState state) => rule?.Goals.FirstOrDefault(goal => goal.Priority == state.Priority);

    /// <summary>Whether a clock is judged by these terms already.</summary>
    public bool Holds(TicketClock clock) =>
        clock.Calendar == Calendar && (NextBusinessDay is null ? clock.FixedDue is null && clock.Goal == Duration : clock.FixedDue is not null);
}
