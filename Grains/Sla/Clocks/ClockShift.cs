using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>
/// One event's work on the clocks of a ticket, always in the same order: what ends stops, what begins starts, other terms are taken over, and
/// last whatever waits stands still while the rest runs.
/// </summary>
internal sealed class ClockShift(TicketState? before, TicketState after, JournalEntry entry, SlaRules rules)
{
    private readonly List<TicketClock> _clocks = [.. after.Clocks];
    private readonly List<ClockOutcome> _outcomes = [];

    private DateTimeOffset At => entry.OccurredAt;

    public ClockChange Work()
    {
        Stop();
        Start();
        Retarget();
        RunOrWait();
        _clocks.Sort((a, b) => a.Target.CompareTo(b.Target));
        return new ClockChange(_clocks.ToValueList(), _outcomes.Count > 0 ? _outcomes.ToValueList() : null);
    }

    /// <summary>sla.md rule 6.</summary>
    private void Stop()
    {
        if (entry.Event is Qualified or Accepted or Started or Departed or Resolved || (entry.Event is Noted { Public: true } && entry.Actor.Role != Actor.Requester))
            Stop(SlaTarget.Response);
        if (entry.Event is Arrived)
            Stop(SlaTarget.OnSite);
        if (entry.Event is Resolved)
            Stop(SlaTarget.Resolution);
        if (entry.Event is Resolved or Transferred)
            Stop(SlaTarget.Level);
        if (entry.Event is Resolved or Cancelled || (after.Intervention is { } now && now.Mode is not InterventionMode.OnSite))
            Drop(SlaTarget.OnSite);
        if (entry.Event is Cancelled)
            Array.ForEach(Enum.GetValues<SlaTarget>(), Drop);
    }

    /// <summary>sla.md rules 5 and 10.</summary>
    private void Start()
    {
        if (entry.Event is Reported)
        {
            Start(SlaTarget.Response);
            Start(SlaTarget.Resolution);
        }

        if (entry.Event is Reported or Transferred or Reopened)
        {
            _clocks.RemoveAll(clock => clock.Target is SlaTarget.Level);
            Start(SlaTarget.Level);
        }

        if (entry.Event is Reopened && Find(SlaTarget.Resolution) is { IsOpen: false } resolution && Terms(SlaTarget.Resolution) is { } terms)
            Replace(resolution, resolution.Reopen(At, terms, rules));
        if (entry.Event is Assigned or Reassigned && after.Intervention?.Mode is InterventionMode.OnSite && Find(SlaTarget.OnSite) is null)
            Start(SlaTarget.OnSite);
    }

    /// <summary>sla.md rule 9: other priority, other policy, newer versions.</summary>
    private void Retarget()
    {
        if (before is null || after.JudgedBy is not { } judged || (before.JudgedBy == judged && before.Priority == after.Priority))
            return;
        var mode = rules.Policy(judged.Policy).OnPriorityChange;
        foreach (var clock in _clocks.Where(clock => clock.IsOpen).ToList())
        {
            if (Terms(clock.Target) is not { } terms)
                Drop(clock.Target);
            else if (!terms.Holds(clock))
                Replace(clock, clock.Retarget(terms, At, mode, rules));
        }

        // What the former policy did not promise and this one does is promised from the request on.
        if (after.IsOpen && Find(SlaTarget.Resolution) is null && Terms(SlaTarget.Resolution) is { } resolution)
            _clocks.Add(ClockArithmetic.Start(SlaTarget.Resolution, resolution, after.ReportedAt, rules).Retarget(resolution, At, OnPriorityChange.Carry, rules));
        if (after.IsOpen && Find(SlaTarget.Level) is null)
            Start(SlaTarget.Level);
    }

    /// <summary>sla.md rule 7.</summary>
    private void RunOrWait()
    {
        if (after.JudgedBy is not { } judged)
            return;
        var pauses = after.Suspension is { } waits
            ? rules.Policy(judged.Policy).Pauses.FirstOrDefault(rule => rule.Reason == waits.Reason)?.Targets
            : null;
        foreach (var clock in _clocks.Where(clock => clock.IsOpen).ToList())
        {
            var waiting = clock.FixedDue is null && pauses?.Contains(clock.Target) is true;
            if (waiting && clock.RunningSince is not null)
                Replace(clock, clock.Pause(At, rules));
            else if (!waiting && clock.RunningSince is null && Terms(clock.Target) is { } terms)
                Replace(clock, clock.Run(At, terms, rules));
        }
    }

    private void Start(SlaTarget target)
    {
        if (Terms(target) is { } terms)
            _clocks.Add(ClockArithmetic.Start(target, terms, At, rules));
    }

    private void Stop(SlaTarget target)
    {
        if (Find(target) is not { IsOpen: true } clock)
            return;
        var stopped = clock.Stop(At, rules);
        Replace(clock, stopped);
        var (state, decidedAt) = clock.Breach switch
        {
            null => (ClockState.Met, At),
            { } breach when breach.IsDisprovedBy(At) => (ClockState.Corrected, At),
            { } breach => (ClockState.Breached, breach.At),
        };
        _outcomes.Add(TicketClocks.Outcome(stopped, state, decidedAt, stopped.Used, before!, stopped: true));
    }

    /// <summary>Nothing is owed any more: what was broken stays broken, what was not is neither met nor broken.</summary>
    private void Drop(SlaTarget target)
    {
        if (Find(target) is not { IsOpen: true } clock)
            return;
        if (clock.Breach is { } breach && !breach.IsDisprovedBy(At))
        {
            Stop(target);
            return;
        }

        // A late entry withdrew it before its recorded breach: reports take that back, and count nothing instead (sla.md rule 12).
        if (clock.Breach is not null)
            _outcomes.Add(TicketClocks.Outcome(clock, ClockState.Corrected, At, clock.ElapsedAt(At, rules), before!, stopped: false));
        _clocks.Remove(clock);
    }

    private ClockTerms? Terms(SlaTarget target) => ClockTerms.Of(target, after, rules);

    private TicketClock? Find(SlaTarget target) => _clocks.Find(clock => clock.Target == target);

    private void Replace(TicketClock clock, TicketClock by) => _clocks[_clocks.IndexOf(clock)] = by;
}
