using System.Net;
using Dispatch.Load.Logs;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;

namespace Dispatch.Load.Replay;

/// <summary>Sends the steps of a lane one after another and counts what comes of them.</summary>
internal sealed class LaneRunner(LogForm form, CaseProgress[] cases, TicketClient client, ReplayTally tally, Pace pace, SemaphoreSlim inFlight)
{
    private const string Report = "report";

    public async Task Run(Lane lane, CancellationToken cancellationToken)
    {
        foreach (var step in lane.Steps)
        {
            await pace.Wait(step.At, cancellationToken);
            var subject = cases[step.Case];
            if (subject.IsHalted)
            {
                tally.CountSkipped();
                continue;
            }
            var answer = await Send(subject, step.Request, step.Key, cancellationToken);
            if (answer.IsAccepted)
                continue;
            subject.IsHalted = subject.Number is null || form is LogForm.Fire;
            if (form is LogForm.Fire && answer.Status is HttpStatusCode.Conflict && step.Request.Name == "depart")
                await Release(subject, step, cancellationToken);
        }
    }

    // The unit is elsewhere and will not come. The ticket goes back to its queue, so that a later replay of the same log cannot send it after all.
    private async Task Release(CaseProgress subject, PlannedStep step, CancellationToken cancellationToken)
    {
        tally.CountAdded();
        var release = TicketAction.Unassign("the log has this unit elsewhere at this time") with { OccurredAt = step.Request.OccurredAt };
        await Send(subject, release, step.Key + ":release", cancellationToken);
    }

    private async Task<Answer> Send(CaseProgress subject, TicketRequest request, string key, CancellationToken cancellationToken)
    {
        await inFlight.WaitAsync(cancellationToken);
        try
        {
            var answer = await client.Send(subject.Number, request, key, cancellationToken);
            Count(subject, request.Name, answer);
            return answer;
        }
        finally
        {
            inFlight.Release();
        }
    }

    private void Count(CaseProgress subject, string command, Answer answer)
    {
        if (answer.IsAccepted)
        {
            if (answer.Version <= subject.VersionBefore)
                tally.CountRepeated(command == Report);
            else
                tally.CountAccepted(command == Report);
            subject.Number ??= answer.Number;
            subject.Acknowledged = Math.Max(subject.Acknowledged, answer.Version);
        }
        else if (answer.IsTransient)
        {
            tally.CountFailed();
        }
        else
        {
            tally.CountRefused(answer.Code!, command, answer.Detail);
        }
    }
}
