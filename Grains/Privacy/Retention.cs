using Dispatch.Access;
using Dispatch.Attachments;
using Dispatch.Roster;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.Extensions.Options;

namespace Dispatch.Privacy;

/// <summary>
/// Lets go of what was kept long enough: requesters of tickets that are over, notifications that were sent, where technicians were last seen, bytes of no ticket's. In small batches;
/// several processes may do it at once.
/// </summary>
public sealed class Retention(
    IRequesterStore requesters,
    RequesterErasure erasure,
    INotificationStore notifications,
    AttachmentSweep attachments,
    IRosterQueries roster,
    GrainReferences grains,
    IOptions<RetentionOptions> options,
    TimeProvider clock)
{
    /// <summary>Who the journal says did it.</summary>
    public static readonly Actor Actor = new("retention", Roles.System);

    private const int Batch = 100;

    /// <summary>Lets go of everything that is due now.</summary>
    public async Task Sweep(CancellationToken cancellationToken)
    {
        var (settings, now) = (options.Value, clock.Now());
        await ForgetPositions(now.AddHours(-settings.Positions), cancellationToken);
        while (await notifications.DeleteSent(now.AddDays(-settings.Notifications), Batch, cancellationToken) == Batch)
        {
        }

        if (settings.Requesters is { } days)
            await EraseRequesters(now.AddDays(-days), cancellationToken);
        await attachments.Sweep(cancellationToken);
    }

    private async Task ForgetPositions(DateTimeOffset seenBefore, CancellationToken cancellationToken)
    {
        foreach (var technician in await roster.Technicians(cancellationToken: cancellationToken))
        {
            if (technician.PositionAt < seenBefore)
                await grains.Technician(technician.Profile.Id).ForgetPosition(seenBefore, cancellationToken);
        }
    }

    /// <summary>Each ticket gets a pseudonym of its own: nothing says any more which were the same person's.</summary>
    private async Task EraseRequesters(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        var erased = 0;
        IReadOnlyList<TicketView> page = [];
        do
        {
            page = await requesters.FindEnded(endedBefore, page.Count > 0 ? page[^1].Number : null, Batch, cancellationToken);
            foreach (var ticket in page)
                erased += await erasure.Erase(ticket, Pseudonym.New(), Actor, Rights.All, cancellationToken) ? 1 : 0;
        }
        while (page.Count == Batch);

        if (erased > 0)
            await requesters.TidySearch(cancellationToken);
    }
}
