namespace Dispatch.Sla;

/// <summary>One clock's business time (sla.md rules 7 to 9): starting, standing still, going on, stopping, and being judged by another goal.</summary>
internal static class ClockArithmetic
{
    /// <summary>Business time used by an instant.</summary>
    public static TimeSpan ElapsedAt(this TicketClock clock, DateTimeOffset at, SlaRules rules) =>
        clock.RunningSince is { } since && at > since ? clock.Used + rules.Calendar(clock.Calendar).Between(since, at) : clock.Used;

    /// <summary>A clock that begins to run.</summary>
    public static TicketClock Start(SlaTarget target, ClockTerms terms, DateTimeOffset at, SlaRules rules)
    {
        var clock = new TicketClock { Target = target, Goal = default, Calendar = terms.Calendar, StartedAt = at };
        return clock.Under(terms, rules).Run(at, terms, rules);
    }

    /// <summary>It has ended.</summary>
    public static TicketClock Stop(this TicketClock clock, DateTimeOffset at, SlaRules rules) =>
        clock.Pause(at, rules) with { PausedAt = null, StoppedAt = at };

    /// <summary>It stands still, and has no due instant while it does.</summary>
    public static TicketClock Pause(this TicketClock clock, DateTimeOffset at, SlaRules rules) =>
        clock with { Used = clock.ElapsedAt(at, rules), RunningSince = null, PausedAt = at, Due = null, NextWarning = null };

    /// <summary>It runs from here on.</summary>
    public static TicketClock Run(this TicketClock clock, DateTimeOffset at, ClockTerms terms, SlaRules rules)
    {
        var pauses = clock.PausedAt is { } from ? [.. clock.Pauses, new Pause(from, at)] : clock.Pauses;
        return (clock with { RunningSince = at, PausedAt = null, Pauses = pauses }).Schedule(terms.Warnings, rules);
    }

    /// <summary>A reopened ticket's clock goes on with the time already used; the time between does not count (sla.md rule 10).</summary>
    public static TicketClock Reopen(this TicketClock clock, DateTimeOffset at, ClockTerms terms, SlaRules rules) =>
        (clock with { StoppedAt = null, PausedAt = clock.StoppedAt, Again = true }).Run(at, terms, rules);

    /// <summary>
    /// Other terms from here on: the time used stays used, or is judged anew from the start, as the policy says. Of the thresholds that are
    /// then behind only the highest is left to fire; if more than the goal is used, only the breach (sla.md rule 9).
    /// </summary>
    public static TicketClock Retarget(this TicketClock clock, ClockTerms terms, DateTimeOffset at, OnPriorityChange mode, SlaRules rules)
    {
        var used = mode is OnPriorityChange.FromStart
            ? BusinessTime.Elapsed(rules.Calendar(terms.Calendar), clock.StartedAt, at, clock.AllPauses())
            : clock.ElapsedAt(at, rules);
        var judged = (clock with { Used = used, Calendar = terms.Calendar }).Under(terms, rules);
        judged = judged with { Warned = WarnedAfter(judged, terms.Warnings) };
        return judged.RunningSince is null ? judged : (judged with { RunningSince = at }).Schedule(terms.Warnings, rules);
    }

    /// <summary>It passed a threshold.</summary>
    public static TicketClock Warn(this TicketClock clock, int percent, ValueList<int> warnings, SlaRules rules) =>
        (clock with { Warned = percent }).Schedule(warnings, rules);

    /// <summary>Its goal was not reached in time.</summary>
    public static TicketClock Break(this TicketClock clock, DateTimeOffset at) =>
        clock with { Breach = new ClockBreach(at, clock.Goal, UsedUp: clock.Used > clock.Goal), Due = at, NextWarning = null };

    /// <summary>The breach did not happen (sla.md rule 12).</summary>
    public static TicketClock Correct(this TicketClock clock, ValueList<int> warnings, SlaRules rules)
    {
        var corrected = clock with { Breach = null, Corrected = true };
        return corrected.RunningSince is null ? corrected : corrected.Schedule(warnings, rules);
    }

    private static TicketClock Under(this TicketClock clock, ClockTerms terms, SlaRules rules)
    {
        if (terms.NextBusinessDay is not { } local)
            return clock with { Goal = terms.Duration, FixedDue = null };
        var calendar = rules.Calendar(terms.Calendar);
        var due = calendar.EndOfNextBusinessDay(clock.StartedAt, local);
        return clock with { Goal = calendar.Between(clock.StartedAt, due), FixedDue = due };
    }

    private static TicketClock Schedule(this TicketClock clock, ValueList<int> warnings, SlaRules rules)
    {
        var since = clock.RunningSince!.Value;
        if (clock.Breach is { } breach)
            return clock with { Due = breach.At, NextWarning = null };
        var calendar = rules.Calendar(clock.Calendar);
        var due = clock.FixedDue is { } promised ? Instants.Later(promised, since) : Reach(clock.Goal);
        var next = warnings.FirstOrDefault(percent => percent > clock.Warned);
        return clock with { Due = due, NextWarning = next == 0 ? null : new ClockWarning(next, Reach(Part(clock.Goal, next))) };

        DateTimeOffset Reach(TimeSpan used) => used < clock.Used ? since : calendar.Add(since, used - clock.Used);
    }

    private static int WarnedAfter(TicketClock clock, ValueList<int> warnings)
    {
        if (warnings.Count > 0 && clock.Used > clock.Goal)
            return Math.Max(clock.Warned, warnings[^1]);
        var behind = warnings.Where(percent => percent > clock.Warned && Part(clock.Goal, percent) <= clock.Used).ToList();
        return behind.Count > 1 ? behind[^2] : clock.Warned;
    }

    private static TimeSpan Part(TimeSpan goal, int percent) => TimeSpan.FromMilliseconds((long)goal.TotalMilliseconds * percent / 100);

    private static ValueList<Pause> AllPauses(this TicketClock clock) =>
        clock.PausedAt is { } from ? [.. clock.Pauses, new Pause(from)] : clock.Pauses;
}
