using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>
/// Promise 4: each warning, breach and escalation step stands exactly once in the journal, at its due instant: none is missing, none is there twice, and none
/// is anywhere else than where the state before it says.
/// </summary>
public sealed class DeadlinesStandOnce : IPromise
{
    private const int Number = 4;

    /// <summary>How long after it was due a deadline may still be on its way into the journal.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public IEnumerable<Violation> Check(Evidence evidence) => evidence.Stories.SelectMany(story => Check(story, evidence.ReadAt));

    private static IEnumerable<Violation> Check(TicketStory story, DateTimeOffset readAt)
    {
        foreach (var twice in story.Lines.GroupBy(line => Identity(line.Entry)).Where(same => same.Key is not null && same.Count() > 1))
            yield return new Violation(Number, $"{story.Number} has {twice.Key} {twice.Count()} times.");
        foreach (var (before, line, _) in story.Steps)
        {
            if (before is null)
                continue;
            if (Expected(before, line.Entry.Event) is { } due ? due.At != line.Entry.OccurredAt : Identity(line.Entry) is not null)
                yield return new Violation(Number, $"{story.Number} has {Identity(line.Entry)}, which was not due then.");
            if (line.Entry.Actor != Actor.Timer && TicketMark.Next(before) is { } passed && passed.FallsAt <= line.Entry.OccurredAt)
                yield return new Violation(Number, $"{story.Number} went on at {Instants.Format(line.Entry.OccurredAt)} without the {passed.Kind} of {Instants.Format(passed.At)}.");
        }

        if (story.Final is { } final && TicketMark.Next(final) is { } next && next.FallsAt + Bound < readAt)
            yield return new Violation(Number, $"{story.Number} lacks the {next.Kind} of {Instants.Format(next.At)}.");
    }

    /// <summary>What a line stands for, where time alone brought it; null for all others.</summary>
    private static string? Identity(JournalEntry entry) => entry.Event switch
    {
        TicketEvent.SlaWarned e => $"the warning of {e.Target} at {e.Percent} % of {Instants.Format(entry.OccurredAt)}",
        TicketEvent.SlaBreached e => $"the breach of {e.Target} of {Instants.Format(entry.OccurredAt)}",
        TicketEvent.EscalationStepTaken e => $"step {e.Step}.{e.Repeat} after {e.Trigger.Target} at {e.Trigger.Percent ?? 100} % of {Instants.Format(entry.OccurredAt)}",
        _ => null,
    };

    /// <summary>When the state says that this falls due; null where it does not.</summary>
    private static Due? Expected(TicketState before, TicketEvent fact) => fact switch
    {
        TicketEvent.SlaWarned e => Clock(before, e.Target) is { NextWarning: { } warning } && warning.Percent == e.Percent ? new Due(warning.At) : null,
        TicketEvent.SlaBreached e => Clock(before, e.Target) is { Due: { } at } ? new Due(at) : null,
        TicketEvent.EscalationStepTaken e => before.Escalations.FirstOrDefault(run => run.Trigger == e.Trigger) is { NextAt: { } at } run && run.Step == e.Step && run.Repeat == e.Repeat
            ? new Due(at)
            : null,
        _ => null,
    };

    private static TicketClock? Clock(TicketState state, SlaTarget target) =>
        state.Clocks.FirstOrDefault(clock => clock.Target == target && clock is { RunningSince: not null, Breach: null });

    private readonly record struct Due(DateTimeOffset At);
}
