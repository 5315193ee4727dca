using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Hosting.Clustering;

/// <summary>
/// Reads which silos there are by time that is measured. Orleans waits with its own next reading until the wall clock has come so far: where that was put back by two minutes,
/// a silo knows for two minutes only what the others tell it, and takes one that came back on its port meanwhile for dead. Orleans' own reading stays at its minute.
/// Whether it could be read is also how a silo knows that it is <see cref="CutOff"/>, and while it can, whether it is <see cref="Apart"/> from another.
/// </summary>
internal sealed partial class MembershipReading(IClusterMembershipService membership, CutOff cutOff, Apart apart, TimeProvider clock, ILogger<MembershipReading> logger) : BackgroundService
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
            {
                // Without the database nobody can be declared dead: who does not answer then says nothing about the way to it.
                if (await Read(stoppingToken))
                    await apart.Look(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<bool> Read(CancellationToken stoppingToken)
    {
        try
        {
            await membership.Refresh(default, stoppingToken);
            cutOff.Read();
            return true;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // The database is away, say: it is read again soon.
            LogNotRead(e);
            await cutOff.NotRead(e, stoppingToken);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which silos there are could not be read; it is tried again.")]
    private partial void LogNotRead(Exception exception);
}
