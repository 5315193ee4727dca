using System.Threading.Channels;
using Dispatch.Tickets;
using Microsoft.Extensions.Options;
using Channel = System.Threading.Channels.Channel;

namespace Dispatch.Audit;

/// <summary>
/// Records refusals without anybody waiting for it: requests leave them here, one writer brings them to the log. What is not written when the
/// process dies is lost, at most a window of it; a database that is away is waited for.
/// </summary>
internal sealed partial class RefusalLog(IAuditLog log, IOptions<AuditOptions> options, TimeProvider clock, ILogger<RefusalLog> logger) : BackgroundService
{
    /// <summary>Room for the lines of a few windows: only a database that is away for longer makes it full, and then lines are lost.</summary>
    private const int QueuedLines = 2048;

    private static readonly TimeSpan s_restAfterFault = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly RefusalFold _fold = new();
    private readonly Channel<AuditEntry> _queue = Channel.CreateBounded<AuditEntry>(
        new BoundedChannelOptions(QueuedLines) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Takes a refusal; returns at once.</summary>
    /// <param name="key">What it has in common with others.</param>
    /// <param name="entry">Its line; made only where one is written.</param>
    public void Note(RefusalKey key, Func<AuditEntry> entry)
    {
        lock (_gate)
        {
            if (_fold.Add(key, entry) is { } line)
                _queue.Writer.TryWrite(line);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turning = Turn(stoppingToken);
        await foreach (var line in _queue.Reader.ReadAllAsync(CancellationToken.None))
            await Write(line, stoppingToken);
        await turning;
    }

    /// <summary>Ends windows until the server stops; then the last one is written, and no more is taken.</summary>
    private async Task Turn(CancellationToken stoppingToken)
    {
        using var window = new PeriodicTimer(options.Value.RefusalWindow, clock);
        try
        {
            while (await window.WaitForNextTickAsync(stoppingToken))
                QueueRepeated();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            QueueRepeated();
        }
        finally
        {
            _queue.Writer.TryComplete();
        }
    }

    private void QueueRepeated()
    {
        lock (_gate)
        {
            foreach (var line in _fold.Turn())
                _queue.Writer.TryWrite(line);
        }
    }

    /// <summary>Until it is written. Once the server stops, a line has one attempt.</summary>
    private async Task Write(AuditEntry line, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await log.Record(line, CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException e)
            {
                LogAway(e);
                if (stoppingToken.IsCancellationRequested)
                    return;
                await Task.Delay(s_restAfterFault, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refusal cannot be recorded now; it is tried again.")]
    private partial void LogAway(Exception exception);
}
