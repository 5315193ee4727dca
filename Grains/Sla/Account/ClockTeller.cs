using System.Globalization;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>Tells what happens to one clock, line by line.</summary>
internal sealed class ClockTeller
{
    private readonly List<AccountLine> _lines = [];
    private readonly HashSet<(RulePin Calendar, DateOnly Date)> _skipped = [];
    private readonly string? _cell;
    private readonly SlaRules _rules;
    private TicketClock _clock;
    private bool _withdrawn;

    /// <summary>The clock starts.</summary>
    public ClockTeller(TicketClock clock, AccountMoment moment)
    {
        (_clock, _rules) = (clock, moment.Rules);
        _cell = clock.Target is SlaTarget.Level ? moment.After.Cell : null;
        var started = clock with { RunningSince = clock.StartedAt, Used = TimeSpan.Zero };
        Add(AccountCode.Started, clock.StartedAt, TimeSpan.Zero, moment.Entry.Version, moment.Cause with
        {
            Goal = clock.Goal,
            Calendar = clock.Calendar,
            Policy = moment.After.JudgedBy?.Policy,
            Priority = moment.After.Priority,
            Due = clock.Due,
        });

        // Promised only now, from the request on: what lies between is used already.
        if (clock.StartedAt < moment.At)
            Skip(started, moment.At);
        if (clock.RunningSince is null)
            Pause(moment);
    }

    /// <summary>The target.</summary>
    public SlaTarget Target => _clock.Target;

    /// <summary>The ticket no longer has this clock.</summary>
    public void Leave(AccountMoment moment)
    {
        if (!_clock.IsOpen)
            return;
        Skip(_clock, moment.At);
        if (moment.Entry.Event is Transferred)
        {
            var stopped = _clock.Stop(moment.At, _rules);
            Stop(moment.At > _clock.Breach?.At ? stopped : stopped with { Breach = null, Corrected = stopped.Corrected || stopped.Breach is not null }, moment);
            return;
        }

        _clock = _clock.Stop(moment.At, _rules);
        _withdrawn = true;
        Add(AccountCode.Withdrawn, moment.At, _clock.Used, moment.Entry.Version, moment.Cause with { Used = _clock.Used });
    }

    /// <summary>The clock as an event left it.</summary>
    public void GoOn(TicketClock now, AccountMoment moment)
    {
        var was = _clock;
        if (now == was)
            return;
        Skip(was, moment.At);
        switch (moment.Entry.Event)
        {
            case SlaWarned e:
                Set(now, AccountCode.Warned, moment, facts => facts with { Percent = e.Percent, Goal = now.Goal, Due = now.Due });
                return;
            case SlaBreached e:
                var used = was.ElapsedAt(moment.At, _rules);
                Set(now, AccountCode.Breached, moment, facts => facts with { Goal = e.Goal, Used = used, Over = used - e.Goal });
                return;
            case SlaOutcomeCorrected e:
                Set(now, AccountCode.Corrected, moment, facts => facts with { BreachedAt = e.BreachedAt, Used = now.ElapsedAt(moment.At, _rules) });
                return;
        }

        if (was.IsOpen && !now.IsOpen)
        {
            Stop(now, moment);
            return;
        }

        if (!was.IsOpen)
            Set(now, AccountCode.Reopened, moment, facts => facts with { Used = now.Used, Due = now.Due });
        if (was.Goal != now.Goal || was.Calendar != now.Calendar || was.FixedDue != now.FixedDue)
            Change(was, now, moment);
        _clock = now;
        if (was.RunningSince is not null && now.RunningSince is null)
            Pause(moment);
        else if (was is { IsOpen: true, RunningSince: null } && now.RunningSince is not null)
            Set(now, AccountCode.Resumed, moment, facts => facts with { Used = now.Used, Due = now.Due });
    }

    /// <summary>The account as of an instant.</summary>
    public ClockAccount Finish(DateTimeOffset at)
    {
        if (_clock.IsOpen)
            Now(at);
        var last = _lines[^1];
        var pauses = _lines.Count(line => line.Code is AccountCode.Paused);
        var changes = _lines.Count(line => line.Code is AccountCode.PriorityChanged or AccountCode.PolicyChanged or AccountCode.CalendarChanged);
        var promise = new AccountFacts { Goal = Goal, Calendar = _clock.Calendar };
        return new ClockAccount
        {
            Target = Target,
            Cell = _cell,
            State = _withdrawn ? null : _clock.State,
            StartedAt = _clock.StartedAt,
            StoppedAt = _clock.StoppedAt,
            Due = _clock.Due,
            Goal = Goal,
            Elapsed = last.Elapsed,
            Pauses = pauses,
            Changes = changes,
            Summary = AccountSentences.Summary(Target, _cell, promise, (pauses, changes), last),
            Lines = _lines,
        };
    }

    private TimeSpan Goal => _clock.Breach?.Goal ?? _clock.Goal;

    private void Pause(AccountMoment moment) => Set(_clock, AccountCode.Paused, moment, facts => facts with { Used = _clock.Used });

    private void Stop(TicketClock stopped, AccountMoment moment)
    {
        var broken = stopped.Breach is { } breach && !breach.IsDisprovedBy(moment.At);
        _clock = stopped;
        Add(broken ? AccountCode.Stopped : AccountCode.Met, moment.At, stopped.Used, moment.Entry.Version, moment.Cause with
        {
            Used = stopped.Used,
            Left = broken ? null : Goal - stopped.Used,
            Over = broken ? stopped.Used - Goal : null,
        });
    }

    /// <summary>sla.md rule 9.</summary>
    private void Change(TicketClock was, TicketClock now, AccountMoment moment)
    {
        var (before, after) = (moment.Before!, moment.After);
        var code = before.Priority != after.Priority ? AccountCode.PriorityChanged
            : before.JudgedBy?.Policy != after.JudgedBy?.Policy ? AccountCode.PolicyChanged
            : AccountCode.CalendarChanged;
        var used = now.ElapsedAt(moment.At, _rules);
        Set(now, code, moment, facts => facts with
        {
            Policy = after.JudgedBy?.Policy,
            Priority = after.Priority,
            FormerPriority = before.Priority == after.Priority ? null : before.Priority,
            Goal = now.Goal,
            FormerGoal = was.Goal == now.Goal ? null : was.Goal,
            Calendar = now.Calendar,
            FormerCalendar = was.Calendar == now.Calendar ? null : was.Calendar,
            Due = now.Due,
            FormerDue = was.Due == now.Due ? null : was.Due,
            Used = used,
        });
    }

    private void Now(DateTimeOffset at)
    {
        Skip(_clock, at);
        var used = _clock.ElapsedAt(at, _rules);
        var facts = new AccountFacts { Used = used, Due = _clock.Breach is null ? _clock.Due : null };
        facts = _clock.Breach is null ? facts with { Left = Goal - used } : facts with { Over = used - Goal };
        if (facts.Due > at)
        {
            var ahead = _rules.Calendar(_clock.Calendar).ExceptionsBetween(at, facts.Due.Value).ToValueList();
            facts = facts with { Ahead = ahead.Count > 0 ? ahead : null };
        }

        Add(_clock.RunningSince is null ? AccountCode.Waiting : AccountCode.Running, at, used, null, facts);
    }

    /// <summary>The exceptions of the calendar that the clock met on its way to an instant.</summary>
    private void Skip(TicketClock clock, DateTimeOffset to)
    {
        if (clock.RunningSince is not { } since || to <= since)
            return;
        var calendar = _rules.Calendar(clock.Calendar);
        foreach (var day in calendar.ExceptionsBetween(since, to))
        {
            if (!_skipped.Add((clock.Calendar, day.Date)))
                continue;
            var at = Instants.Later(since, calendar.BeginningOf(day.Date));
            var facts = new AccountFacts { Date = day.Date, Name = day.Name, Calendar = clock.Calendar, Hours = day.Hours.Count > 0 ? day.Hours : null };
            Add(day.Hours.Count > 0 ? AccountCode.OtherHours : AccountCode.Closed, at, clock.ElapsedAt(at, _rules), null, facts);
        }
    }

    private void Set(TicketClock clock, AccountCode code, AccountMoment moment, Func<AccountFacts, AccountFacts> facts)
    {
        _clock = clock;
        Add(code, moment.At, clock.ElapsedAt(moment.At, _rules), moment.Entry.Version, facts(moment.Cause));
    }

    private void Add(AccountCode code, DateTimeOffset at, TimeSpan elapsed, int? version, AccountFacts facts) =>
        _lines.Add(new AccountLine(at, code, AccountSentences.Of(code, facts, Local), elapsed, facts, version));

    private string Local(DateTimeOffset? at) => at is { } instant
        ? _rules.Calendar(_clock.Calendar).LocalAt(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : "none";
}
