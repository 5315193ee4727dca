using Dispatch.Privacy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Hosting;

/// <summary>Sweeps when the process has started, and every hour from then on. What a sweep could not do, the next one does.</summary>
internal sealed partial class RetentionService(Retention retention, TimeProvider clock, ILogger<RetentionService> logger) : BackgroundService
{
    private static readonly TimeSpan s_period = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_period, clock);
        do
        {
            await Sweep(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Sweep(CancellationToken cancellationToken)
    {
        try
        {
            await retention.Sweep(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnfinished(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was kept long enough could not all be let go of; the next sweep goes on.")]
    private partial void LogUnfinished(Exception exception);
}
