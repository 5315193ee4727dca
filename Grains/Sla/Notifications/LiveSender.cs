using Dispatch.Cells;
using Dispatch.Live;
using Dispatch.Technicians;

namespace Dispatch.Sla;

/// <summary>
/// Pushes to the screens that watch: a technician's notices to the technician's agenda, all others to the board of the cell. Sent means that the
/// feed's grain passed it on; whether a screen was there to show it, nobody knows. The ticket itself shows what escalated, on any board.
/// </summary>
internal sealed class LiveSender(IGrainFactory grains) : INotificationSender
{
    /// <inheritdoc />
    public NotificationChannel Channel => NotificationChannel.Live;

    /// <inheritdoc />
    public async Task<SendResult> Send(NotificationMessage message, CancellationToken cancellationToken)
    {
        var push = message.ToPush();
        await Task.WhenAll(message.Notifications.Select(notification => FeedOf(notification.Notice)).Distinct().Select(feed => Grain(feed).Push(push)))
            .WaitAsync(cancellationToken);
        return SendResult.Sent;
    }

    private static string FeedOf(Notice notice) => notice is { Audience: Audience.Technician, Person: { } technician }
        ? FeedName.Technician(technician)
        : FeedName.Cell(notice.Cell);

    private ITicketFeedGrain Grain(string feed) => FeedName.IsCell(feed)
        ? grains.GetGrain<ISupportCellGrain>(GrainKeys.Cell(FeedName.IdOf(feed)))
        : grains.GetGrain<ITechnicianGrain>(GrainKeys.Technician(FeedName.IdOf(feed)));
}
