using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Hosting.Clustering;

/// <summary>
/// Reads which silos there are by time that is measured. Orleans waits with its own next reading until the wall clock has come so far: where that was put back by two minutes,
/// a silo knows for two minutes only what the others tell it, and takes one that came back on its port meanwhile for dead. Orleans' own reading stays at its minute.
/// Whether it could be read is also how a silo knows that it is <see cref="CutOff"/>.
/// </summary>
internal sealed partial class MembershipReading(IClusterMembershipService membership, CutOff cutOff, TimeProvider clock, ILogger<MembershipReading> logger) : BackgroundService
{
    /// <summary>How soon what was gossiped and not heard is read.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Read(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Read(CancellationToken stoppingToken)
    {
        try
        {
            await membership.Refresh(default, stoppingToken);
            cutOff.Read();
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // The database is away, say: it is read again soon.
            LogNotRead(e);
            await cutOff.NotRead(e, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which silos there are could not be read; it is tried again.")]
    private partial void LogNotRead(Exception exception);
}
