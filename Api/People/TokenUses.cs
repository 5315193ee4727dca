using System.Collections.Concurrent;
using Dispatch.Tickets;

namespace Dispatch.People;

/// <summary>Notes when tokens were used: in memory on the request's path, in the store at most once a minute and token.</summary>
internal sealed class TokenUses(IAccessTokenStore tokens, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_atMostEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);

    /// <summary>The token is used now.</summary>
    public void Note(string id) => _used[id] = clock.Now();

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write(_ => true, cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(s_every, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = clock.Now();
                await Write(id => !_written.TryGetValue(id, out var last) || now - last >= s_atMostEvery, stoppingToken);
                foreach (var (id, _) in _written.Where(write => now - write.Value >= s_atMostEvery).ToList())
                    _written.Remove(id);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what is left is written last.
        }
    }

    private async Task Write(Func<string, bool> isDue, CancellationToken cancellationToken)
    {
        var due = _used.Where(use => isDue(use.Key)).ToDictionary(StringComparer.Ordinal);
        if (due.Count == 0)
            return;
        try
        {
            await tokens.NoteUse(due, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // They are still noted, and written when the store is back.
            return;
        }

        foreach (var use in due)
        {
            // A use that was noted meanwhile waits for its turn.
            _used.TryRemove(use);
            _written[use.Key] = use.Value;
        }
    }
}
