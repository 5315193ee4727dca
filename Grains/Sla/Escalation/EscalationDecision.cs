using Dispatch.Cells;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>What a step of an escalation does when it falls due (sla.md rules 14 to 16). Whom it finds and whom it does not is said in the journal.</summary>
internal static class EscalationDecision
{
    /// <summary>The events of a step.</summary>
    public static IEnumerable<TicketEvent> Take(TicketState state, EscalationRun run, DecisionContext context)
    {
        var steps = EscalationRuns.Steps(run.Policy, run.Trigger, context.Sla);
        var step = steps[run.Step];
        if (!Holds(step.WaitsFor, state, run.NextAt!.Value))
        {
            yield return new EscalationStepTaken(run.Trigger, run.Step, run.Repeat, StepOutcome.NotNeeded, [], []);
            yield break;
        }

        var work = new StepWork(state, run, context);
        foreach (var action in step.Actions)
            work.Do(action);
        var outcome = work.Done ? StepOutcome.Done : StepOutcome.NotPossible;
        yield return new EscalationStepTaken(run.Trigger, run.Step, run.Repeat, outcome, work.Told.ToValueList(), work.Undone.ToValueList());
        foreach (var fact in work.Facts)
            yield return fact;
        if (EscalationRuns.IsLast(run, steps, outcome) && (outcome is StepOutcome.NotPossible || step is { Repeat: not null, WaitsFor: not EscalationWait.NotResolved }))
            yield return new EscalationExhausted(run.Trigger, Audiences.Fallback(state, context));
    }

    /// <summary>What is pinned when a run starts; null where the policy has no step for the trigger, it has run already, or the ticket is history.</summary>
    public static RulePin? Starts(TicketState state, EscalationTrigger trigger, SlaRules rules)
    {
        if (state.Historical || state.JudgedBy is not { } judged || state.Escalations.Any(run => run.Trigger == trigger)
            || rules.Policy(judged.Policy).Escalation is not { } id || rules.CurrentEscalation(id) is not { } policy)
            return null;
        return EscalationRuns.Steps(policy, trigger, rules).Count > 0 ? policy : null;
    }

    private static bool Holds(EscalationWait wait, TicketState state, DateTimeOffset at) => wait switch
    {
        EscalationWait.NobodyOwns => state.Technician is null,
        EscalationWait.NobodyAcknowledged => !(state.Acknowledgement?.Until > at),
        _ => state.IsOpen,
    };

    private sealed class StepWork(TicketState state, EscalationRun run, DecisionContext context)
    {
        public List<Notice> Told { get; } = [];

        public List<string> Undone { get; } = [];

        public List<TicketEvent> Facts { get; } = [];

        public bool Done { get; private set; }

        public void Do(EscalationAction action)
        {
            switch (action)
            {
                case EscalationAction.Notify notify:
                    Tell(notify);
                    break;
                case EscalationAction.RaisePriority when state.Priority == 1:
                    Undone.Add("The priority is the highest already.");
                    break;
                case EscalationAction.RaisePriority:
                    Happens(new PriorityRaised(state.Priority, state.Priority - 1));
                    break;
                case EscalationAction.TransferToNextLevel:
                    Transfer();
                    break;
                case EscalationAction.Offer offer:
                    Offer(offer);
                    break;
            }
        }

        private void Tell(EscalationAction.Notify notify)
        {
            var (notices, missing) = Audiences.Find(notify.Whom, notify.Channels, state, context);
            Told.AddRange(notices);
            Undone.AddRange(missing);
            Done |= notices.Count > 0;

            // Nobody on call is an alarm of its own (sla.md rule 16).
            if (notify.Whom is Audience.OnCall && notices.Count == 0)
                Told.AddRange(Audiences.Fallback(state, context));
        }

        private void Transfer()
        {
            if (NextLevel() is not { } next)
            {
                Undone.Add($"No cell of a higher level follows {state.Cell}.");
                return;
            }

            var judged = context.Sla.Choose(PolicySubject.Of(state) with { Cell = next.Id, CellCalendar = next.Calendar }, state.JudgedBy);
            Happens(new Transferred(state.Cell, next.Id, next.Level, "Escalation to the next level.") { CellCalendar = next.Calendar, JudgedBy = judged });
        }

        private void Offer(EscalationAction.Offer offer)
        {
            if (state.Status is not (TicketStatus.New or TicketStatus.Queued))
                Undone.Add("Somebody has the ticket, or it waits.");
            else if (Candidates.Next(state, context.Around.Technicians) is not { } technician)
                Undone.Add($"Nobody in {state.Cell} is there and able to take it.");
            else
                Happens(new Assigned(technician, offer.Mode, null, "Offered by an escalation.", run.NextAt!.Value + offer.AcceptWithin));
        }

        private CellProfile? NextLevel() => context.Around.Cells.GetValueOrDefault(state.Cell)?.Next
            .Select(id => context.Around.Cells.GetValueOrDefault(id))
            .FirstOrDefault(cell => cell?.Level > state.Level);

        private void Happens(TicketEvent fact)
        {
            Facts.Add(fact);
            Done = true;
        }
    }
}
