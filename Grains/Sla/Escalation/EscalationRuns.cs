using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>Where a ticket's escalations stand after an event (sla.md rules 14 to 16): they begin with a warning or a breach, go on step by step, and end with the ticket.</summary>
internal static class EscalationRuns
{
    /// <summary>The escalations after an event.</summary>
    public static ValueList<EscalationRun> Apply(TicketState after, JournalEntry entry, SlaRules rules) => entry.Event switch
    {
        SlaWarned { Escalation: { } policy } e => Begin(after, new EscalationTrigger(e.Target, e.Percent), entry.OccurredAt, policy, rules),
        SlaBreached { Escalation: { } policy } e => Begin(after, new EscalationTrigger(e.Target), entry.OccurredAt, policy, rules),
        EscalationStepTaken e => after.Escalations.Select(run => run.Trigger == e.Trigger ? Next(run, e, entry.OccurredAt, after, rules) : run).ToValueList(),
        // What has not been done yet is not done for a breach that did not happen; if it happens after all, it begins anew.
        SlaOutcomeCorrected e => after.Escalations.Where(run => run.Trigger != new EscalationTrigger(e.Target)).ToValueList(),
        _ when after.IsOpen => after.Escalations,
        _ => after.Escalations.Select(run => run with { NextAt = null }).ToValueList(),
    };

    /// <summary>The steps of a trigger, in order of their delay.</summary>
    public static IReadOnlyList<EscalationStep> Steps(RulePin policy, EscalationTrigger trigger, SlaRules rules) =>
        [.. rules.Escalation(policy).Steps.Where(step => step.Trigger == trigger).OrderBy(step => step.After)];

    /// <summary>Whether a run has nothing left after this part of it.</summary>
    public static bool IsLast(EscalationRun run, IReadOnlyList<EscalationStep> steps, StepOutcome outcome) =>
        run.Step == steps.Count - 1 && (outcome is StepOutcome.NotPossible || run.Repeat >= (steps[run.Step].Repeat?.Times ?? 0));

    private static ValueList<EscalationRun> Begin(TicketState state, EscalationTrigger trigger, DateTimeOffset at, RulePin policy, SlaRules rules)
    {
        var run = new EscalationRun(trigger, at, policy, 0, 0, null);
        return [.. state.Escalations, run with { NextAt = InHours(at + Steps(policy, trigger, rules)[0].After, run, state, rules) }];
    }

    /// <summary>Counted from the trigger, whenever the part before was taken; a step that could not be taken hands over at once.</summary>
    private static EscalationRun Next(EscalationRun run, EscalationStepTaken taken, DateTimeOffset at, TicketState state, SlaRules rules)
    {
        var steps = Steps(run.Policy, run.Trigger, rules);
        if (IsLast(run, steps, taken.Outcome) || !state.IsOpen)
            return run with { NextAt = null };
        if (taken.Outcome is not StepOutcome.NotPossible && steps[run.Step].Repeat is { } repeat && run.Repeat < repeat.Times)
        {
            var again = run with { Repeat = run.Repeat + 1 };
            return again with { NextAt = InHours(run.TriggeredAt + steps[run.Step].After + (repeat.Every * again.Repeat), again, state, rules) };
        }

        var following = run with { Step = run.Step + 1, Repeat = 0 };
        var due = taken.Outcome is StepOutcome.NotPossible ? at : Instants.Later(at, run.TriggeredAt + steps[following.Step].After);
        return following with { NextAt = InHours(due, following, state, rules) };
    }

    private static DateTimeOffset InHours(DateTimeOffset at, EscalationRun run, TicketState state, SlaRules rules) =>
        Steps(run.Policy, run.Trigger, rules)[run.Step].InCellHours && state.JudgedBy?.CalendarOf(state.CellCalendar) is { } calendar
            ? rules.Calendar(calendar).NextOpening(at)
            : at;
}
