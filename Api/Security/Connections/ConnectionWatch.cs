using Dispatch.People;
using Microsoft.Extensions.Options;

namespace Dispatch.Security.Connections;

/// <summary>
/// A request is checked when it comes; a hub connection lives for days. So the credentials of all open connections are asked about again and
/// again, each once whatever the number of its connections: what no longer stands is ended, whose rights changed is dropped to connect anew.
/// </summary>
internal sealed partial class ConnectionWatch(LiveConnections connections, Credentials credentials, IOptions<SignInOptions> options, TimeProvider clock, ILogger<ConnectionWatch> logger)
    : BackgroundService
{
    private const int AtOnce = 8;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ConnectionCheck, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Check(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Asks about all connections that are open now.</summary>
    internal Task Check(CancellationToken cancellationToken) => Parallel.ForEachAsync(
        connections.Open.GroupBy(connection => connection.Who),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        (group, cancellation) => Check(group.Key, group, cancellation));

    private async ValueTask Check(SignedIn who, IEnumerable<LiveConnection> theirs, CancellationToken cancellationToken)
    {
        try
        {
            var now = await credentials.Renew(who, cancellationToken);
            foreach (var connection in theirs)
            {
                if (now is null)
                    connection.End();
                else if (now.Rights != who.Rights)
                    connection.Drop();
            }
        }
        catch (Exception e) when (e.IsPassing(cancellationToken))
        {
            // Whether it stands is not known; asked again in the next round.
            LogUnknown(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether a credential still stands is not known now.")]
    private partial void LogUnknown(Exception exception);
}
