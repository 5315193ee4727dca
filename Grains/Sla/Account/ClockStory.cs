using System.Globalization;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>The account of one clock while it is written: told of every line of the journal, it notes what the line did to the clock.</summary>
internal sealed class ClockStory(TicketClock started, JournalEntry entry, TicketState ticket, SlaRules rules)
{
    private readonly List<AccountLine> _lines = [];
    private readonly SortedSet<string> _skipped = new(StringComparer.Ordinal);
    private string _end = "";

    /// <summary>The clock as it was told last, and whether anything is still owed or was decided.</summary>
    private TicketClock _last = started;
    private bool _stands = true;

    public SlaTarget Target => _last.Target;

    public DateTimeOffset StartedAt => _last.StartedAt;

    private TicketClock? Clock => _stands ? _last : null;

    public ClockStory Begin()
    {
        var why = entry.Event switch
        {
            Reported e => $"reported by {JsonName(e.Channel)}",
            Transferred e => $"received by {e.To}",
            Reopened => "reopened",
            Assigned or Reassigned => "a visit was decided",
            _ => Words(entry),
        };
        var judged = ticket.JudgedBy!.Policy;
        Say(StartedAt, "started", $"It started: {why}. {Goal(_last)}, policy {judged.Id} version {Number(judged.Version)}.", TimeSpan.Zero);
        return this;
    }

    /// <summary>What a line of the journal did to it.</summary>
    public void Tell(JournalEntry line, TicketState before, TicketState after)
    {
        if (Clock is not { } clock)
            return;
        var now = after.Clocks.FirstOrDefault(other => other.Target == Target && other.StartedAt == StartedAt);
        var at = line.OccurredAt;
        var elapsed = clock.ElapsedAt(at, rules);
        if (clock.RunningSince is { } since && (now?.RunningSince != since))
            Skip(clock, since, at);
        switch (line.Event)
        {
            case SlaWarned e when e.Target == Target:
                Say(at, "warned", $"{Number(e.Percent)} % of the goal were used.", elapsed);
                break;
            case SlaBreached e when e.Target == Target:
                Say(at, "broken", $"It was broken: {Durations.Words(e.Goal)} were used up{(line.Cause is { } cause ? $" ({cause})" : "")}.", elapsed);
                break;
            case SlaOutcomeCorrected e when e.Target == Target:
                Say(at, "corrected", "The breach did not happen: something that was entered late came before it.", elapsed);
                break;
            default:
                Compare(clock, now, line, before, after);
                break;
        }

        _last = now ?? clock;
        _stands = now is not null;
    }

    /// <summary>The whole account, at this instant.</summary>
    public ClockAccount Close(DateTimeOffset now)
    {
        if (Clock is { RunningSince: { } since } running)
            Skip(running, since, now);
        var state = Clock?.State;
        var end = Clock switch
        {
            null => _end,
            { Breach: { } breach, IsOpen: true } clock => $"It was broken at {Instants.Format(breach.At)} and runs on, {Durations.Words(clock.ElapsedAt(now, rules) - breach.Goal)} over.",
            { Breach: not null } => _end,
            { IsOpen: false } => _end,
            { RunningSince: null } clock => $"It stands still; {Durations.Words(clock.Goal - clock.Used)} are left.",
            { } clock => $"It runs and is due at {Instants.Format(clock.Due!.Value)}; {Durations.Words(clock.Goal - clock.ElapsedAt(now, rules))} are left.",
        };
        var skipped = _skipped.Count == 0 ? "" : $" Not counted: {string.Join(", ", _skipped)}.";
        var pauses = _lines.Count(line => line.Code == "paused");
        var waited = pauses == 0 ? "" : pauses == 1 ? " It stood still once." : $" It stood still {Number(pauses)} times.";
        return new ClockAccount(Target, state, $"{Name}: {Goal(_last)} from {Instants.Format(StartedAt)}.{waited}{skipped} {end}", _lines);
    }

    private void Compare(TicketClock clock, TicketClock? now, JournalEntry line, TicketState before, TicketState after)
    {
        var at = line.OccurredAt;
        if (now is null || (clock.IsOpen && !now.IsOpen))
        {
            var outcome = line.Outcomes?.FirstOrDefault(outcome => outcome.Target == Target && outcome.Stopped);
            End(at, outcome, line);
            return;
        }

        if (!clock.IsOpen && now.IsOpen)
            Say(at, "reopened", $"It went on: {Words(line)}. The time between did not count.", now.Used);
        if (now.Goal != clock.Goal || now.Calendar != clock.Calendar)
        {
            var why = before.Priority != after.Priority ? $"the priority went from {Number(before.Priority)} to {Number(after.Priority)}" : Words(line);
            Say(at, "changed", $"{Goal(now)} from here on, because {why}; {Durations.Words(now.Used)} stay used.", now.Used);
        }

        if (clock.RunningSince is not null && now is { RunningSince: null, IsOpen: true })
            Say(at, "paused", $"It stood still: {Waits(after)}.", now.Used);
        if (clock is { RunningSince: null, IsOpen: true } && now.RunningSince is not null)
            Say(at, "resumed", $"It ran again: {Words(line)}.", now.Used);
    }

    private void End(DateTimeOffset at, ClockOutcome? outcome, JournalEntry line)
    {
        if (outcome is null)
        {
            _end = "Nothing is owed any more.";
            Say(at, "dropped", $"{_end} {Capital(Words(line))}.", Clock!.ElapsedAt(at, rules));
            return;
        }

        var rest = outcome.Goal - outcome.Elapsed;
        _end = outcome.State switch
        {
            ClockState.Breached => $"It ended {Durations.Words(-rest)} of business time too late.",
            _ when rest == TimeSpan.Zero => "It was kept to the moment.",
            _ => $"It was kept with {Durations.Words(rest)} of business time to spare.",
        };
        Say(at, "stopped", $"It ended: {Words(line)}. {_end}", outcome.Elapsed);
    }

    private void Skip(TicketClock clock, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var day in to > from ? rules.Calendar(clock.Calendar).ExceptionsBetween(from, to) : [])
        {
            var name = day.Name is null ? "" : $" ({day.Name})";
            var date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (_skipped.Add(date + name))
                Say(to, "skipped", day.Hours.Count == 0 ? $"Closed on {date}{name}: not counted." : $"Other hours on {date}{name}.", clock.ElapsedAt(to, rules));
        }
    }

    private void Say(DateTimeOffset at, string code, string sentence, TimeSpan elapsed) => _lines.Add(new AccountLine(at, code, sentence, elapsed));

    private string Name => Target switch
    {
        SlaTarget.Response => "Response",
        SlaTarget.OnSite => "Arrival on site",
        SlaTarget.Resolution => "Resolution",
        _ => $"Time in {ticket.Cell}",
    };

    private static string Goal(TicketClock clock) => clock.FixedDue is { } due
        ? $"Promised by {Instants.Format(due)} on calendar {clock.Calendar.Id} version {Number(clock.Calendar.Version)}"
        : $"Promised within {Durations.Words(clock.Goal)} on calendar {clock.Calendar.Id} version {Number(clock.Calendar.Version)}";

    private static string Waits(TicketState state) => state.Suspension?.Reason switch
    {
        SuspensionReason.Requester => "the ticket waits for the requester",
        SuspensionReason.Vendor => "the ticket waits for a vendor",
        SuspensionReason.Parts => "the ticket waits for parts",
        _ => "the ticket waits for a planned date",
    };

    private static string Words(JournalEntry line) => $"{TicketEventType.NameOf(line.Event)} by {line.Actor.Id}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string JsonName<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
