using Dispatch.Tickets;
using Microsoft.Extensions.Options;

namespace Dispatch.Audit;

/// <summary>Makes lines of the audit log of changes that a process had begun when it died, whichever process it was.</summary>
internal sealed partial class AbandonedChanges(IAuditLog log, IOptions<AuditOptions> options, TimeProvider clock, ILogger<AbandonedChanges> logger) : BackgroundService
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var after = options.Value.AbandonedAfter;
        using var timer = new PeriodicTimer(after < s_longestPause ? after : s_longestPause, clock);
        try
        {
            do
                await End(clock.Now() - after, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what is left is for the next one.
        }
    }

    private async Task End(DateTimeOffset before, CancellationToken cancellationToken)
    {
        try
        {
            if (await log.EndAbandoned(before, cancellationToken) is > 0 and var count)
                LogAbandoned(count);
        }
        catch (StoreUnavailableException e)
        {
            // In the next round.
            LogAway(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit log does not know of {Count} changes whether they were carried out; each has a line that says so.")]
    private partial void LogAbandoned(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes that were begun and not ended cannot be looked for now.")]
    private partial void LogAway(Exception exception);
}
