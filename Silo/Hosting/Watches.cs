using Dispatch.Cells;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.Extensions.Logging;

namespace Dispatch.Hosting;

/// <summary>
/// What moves by itself: cells with tickets that have a deadline, and channels that tell people. Reminders wake them in the end; this does it at once, where
/// it is known that nobody may be watching.
/// </summary>
internal sealed partial class Watches(IGrainFactory grains, ITicketStore store, TimeProvider clock, ILogger<Watches> logger)
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    /// <summary>Wakes the cells, however long it takes: what fell due meanwhile is applied.</summary>
    public Task KeepDeadlines(CancellationToken cancellationToken) => UntilAnswered(KeepCells, cancellationToken);

    /// <summary>Wakes the channels, however long it takes.</summary>
    public Task KeepNotifications(CancellationToken cancellationToken) => UntilAnswered(KeepChannels, cancellationToken);

    private async Task KeepCells(CancellationToken cancellationToken)
    {
        var cells = await store.ReadCellsWithDeadlines(cancellationToken);
        await Parallel.ForEachAsync(cells, cancellationToken, async (cell, _) => await grains.GetGrain<ISupportCellGrain>(GrainKeys.Cell(cell)).KeepWatch());
    }

    private async Task KeepChannels(CancellationToken cancellationToken)
    {
        foreach (var channel in Enum.GetValues<NotificationChannel>())
            await grains.GetGrain<INotificationChannelGrain>(INotificationChannelGrain.KeyOf(channel)).KeepWatch().WaitAsync(cancellationToken);
    }

    /// <summary>A grain that was on a silo which just died is not answering until the others agree that it died.</summary>
    private async Task UntilAnswered(Func<CancellationToken, Task> keep, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await keep(cancellationToken);
                return;
            }
            catch (Exception e) when (e.IsPassing(cancellationToken))
            {
                LogAgain(e);
            }

            await Task.Delay(s_again, clock, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not everything that moves by itself could be woken; it is tried again.")]
    private partial void LogAgain(Exception exception);
}
