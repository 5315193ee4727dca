using System.Collections.Concurrent;
using Dispatch.Access;
using Dispatch.Cells;
using Dispatch.Security;
using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>
/// Which ticket each screen of this process shows. What changed is said to the tickets' cells a few times a second at most, and all of it again every few
/// seconds: so a cell that began anew elsewhere knows it, and a ticket that was handed over is looked at where it is now.
/// </summary>
internal sealed partial class Looks(IClusterClient cluster, ITicketQueries tickets, TimeProvider clock, ILogger<Looks> logger) : BackgroundService
{
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_repeat = ISupportCellGrain.LooksLapse / 3;

    /// <summary>Names this process to the cells.</summary>
    private readonly string _process = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, Looking> _looking = new(StringComparer.Ordinal);

    /// <summary>Cells that were told of lookers, or are to be.</summary>
    private readonly ConcurrentDictionary<string, bool> _cells = new(StringComparer.Ordinal);
    private long _repeated;

    /// <summary>A screen shows a ticket now, or none.</summary>
    /// <param name="connection">The screen.</param>
    /// <param name="who">Who sits in front of it.</param>
    /// <param name="number">The ticket; null for none.</param>
    /// <param name="aborted">Ends with the connection.</param>
    /// <returns>Whether there is such a ticket for them.</returns>
    public async Task<bool> Look(string connection, SignedIn who, string? number, CancellationToken aborted)
    {
        if (number is null)
        {
            Forget(connection);
            return true;
        }

        if (!TicketNumber.TryParse(number, out var parsed) || await tickets.Find(parsed, aborted) is not { State: var state } || !who.Rights.Reach(state))
            return false;
        Forget(connection);
        _looking[connection] = new Looking(new Looker(who.Id, who.Name), parsed, state.Cell);
        _cells[state.Cell] = true;
        if (aborted.IsCancellationRequested)
            Forget(connection);
        return true;
    }

    /// <summary>The screen is gone.</summary>
    public void Forget(string connection)
    {
        if (_looking.TryRemove(connection, out var before))
            _cells[before.Cell] = true;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await Say(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // Whatever it was, also a call that was cancelled at the other end: said again with the next repetition.
                    LogNotSaid(e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, and its screens with it.
        }
    }

    private async Task Say(CancellationToken stoppingToken)
    {
        if (clock.GetElapsedTime(_repeated) >= s_repeat)
        {
            _repeated = clock.GetTimestamp();
            await Follow(stoppingToken);
        }

        foreach (var (cell, _) in _cells.Where(cell => cell.Value).ToList())
        {
            // Before it is said: what changes meanwhile is said next.
            _cells[cell] = false;
            var looks = _looking.Values.Where(looking => looking.Cell == cell).GroupBy(looking => looking.Number)
                .Select(looking => new LookedAt(looking.Key, looking.Select(each => each.Who).ToValueList())).ToValueList();
            await cluster.GetGrain<ISupportCellGrain>(GrainKeys.Cell(cell)).Look(_process, looks);
            if (looks.Count == 0)
                _cells.TryRemove(KeyValuePair.Create(cell, false));
        }
    }

    /// <summary>Looks where the tickets are now, and has all of it said again.</summary>
    private async Task Follow(CancellationToken stoppingToken)
    {
        foreach (var cell in _cells.Keys)
            _cells[cell] = true;
        foreach (var number in _looking.Values.Select(looking => looking.Number).Distinct().ToList())
        {
            var cell = (await tickets.Find(number, stoppingToken))?.State.Cell;
            foreach (var (connection, looking) in _looking.Where(each => each.Value.Number == number && each.Value.Cell != cell).ToList())
            {
                if (cell is not null && _looking.TryUpdate(connection, looking with { Cell = cell }, looking))
                    _cells[cell] = _cells[looking.Cell] = true;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who looks at which ticket could not be said; it is said again.")]
    private partial void LogNotSaid(Exception exception);

    private sealed record Looking(Looker Who, TicketNumber Number, string Cell);
}
