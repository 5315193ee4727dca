using Dispatch.Live;
using Dispatch.Load.Server;
using Dispatch.Tickets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Load.Boards;

/// <summary>
/// A screen without a screen: one connection that watches the boards of some cells and keeps a copy of each by the rule of
/// <see cref="BoardReplica"/>. A gap, a heartbeat ahead of the copy, or a new connection leads to a catch-up from the copy's position.
/// </summary>
public sealed class BoardWatch : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly HubConnection _hub;
    private readonly BoardWatchOptions _options;
    private readonly Dictionary<string, WatchedBoard> _boards;
    private readonly CancellationTokenSource _closing = new();
    private long _frames, _lost, _gaps, _resyncs, _snapshots, _reconnects;

    private BoardWatch(ServerConnection server, IEnumerable<string> cells, BoardWatchOptions options)
    {
        _options = options;
        _boards = cells.ToDictionary(cell => cell, _ => new WatchedBoard(), StringComparer.Ordinal);
        _hub = new HubConnectionBuilder()
            .WithUrl(server.Hub, server.ConfigureHub)
            .WithAutomaticReconnect(new EndlessReconnect())
            .AddJsonProtocol(json => DispatchJson.Configure(json.PayloadSerializerOptions))
            .Build();
        _hub.On<HubFrame>("cellChanged", OnFrame);
        _hub.On<FeedHeartbeat>("heartbeat", OnHeartbeat);
        _hub.Reconnecting += OnReconnecting;
        _hub.Reconnected += OnReconnected;
    }

    /// <summary>What it saw so far.</summary>
    public FeedTally Tally => new(
        Interlocked.Read(ref _frames), Interlocked.Read(ref _lost), Interlocked.Read(ref _gaps),
        Interlocked.Read(ref _resyncs), Interlocked.Read(ref _snapshots), Interlocked.Read(ref _reconnects));

    /// <summary>The cells whose boards it watches.</summary>
    public IReadOnlyCollection<string> Cells => _boards.Keys;

    /// <summary>The copy of a board as it is now.</summary>
    public IReadOnlyDictionary<TicketNumber, BoardRow> Rows(string cell) => _boards[cell].Rows;

    /// <summary>Connects and brings every board up to date.</summary>
    /// <exception cref="ServerLostException">The hub does not answer, or does not show one of the boards.</exception>
    public static async Task<BoardWatch> Open(
        ServerConnection server, IEnumerable<string> cells, BoardWatchOptions options, CancellationToken cancellationToken)
    {
        var watch = new BoardWatch(server, cells, options);
        try
        {
            await watch._hub.StartAsync(cancellationToken);
            foreach (var cell in watch._boards.Keys)
                await watch.CatchUp(cell, cancellationToken);
            return watch;
        }
        catch (Exception e)
        {
            await watch.DisposeAsync();
            if (e is HttpRequestException or HubException or IOException)
                throw new ServerLostException($"The boards at {server.Hub} cannot be watched: {e.Message}", e);
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _hub.DisposeAsync();
        _closing.Dispose();
    }

    private void OnFrame(HubFrame message)
    {
        var place = Interlocked.Increment(ref _frames);
        if (_options.DropEvery is { } every && place % every == 0)
        {
            Interlocked.Increment(ref _lost);
            return;
        }
        _options.Seen?.Invoke(message);
        if (_boards.TryGetValue(message.Cell, out var board) && !board.Take(message.ToFrame()))
            Heal(message.Cell);
    }

    private void OnHeartbeat(FeedHeartbeat heartbeat)
    {
        var cell = FeedName.IdOf(heartbeat.Feed);
        if (FeedName.IsCell(heartbeat.Feed) && _boards.TryGetValue(cell, out var board) && !board.Hear(heartbeat))
            Heal(cell);
    }

    private void Heal(string cell)
    {
        Interlocked.Increment(ref _gaps);
        _ = HealAsync(cell);
    }

    // A connection that breaks meanwhile is made again, and every board catches up then.
    private async Task HealAsync(string cell)
    {
        do
        {
            try
            {
                await CatchUp(cell, _closing.Token);
                return;
            }
            catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException or HubException)
            {
                _options.Failed?.Invoke(e);
            }
            await Task.Delay(s_pause);
        }
        while (_hub.State is HubConnectionState.Connected && !_closing.IsCancellationRequested);
    }

    private async Task CatchUp(string cell, CancellationToken cancellationToken)
    {
        var board = _boards[cell];
        var position = board.Position;
        while (true)
        {
            var answer = await _hub.InvokeAsync<HubCatchUp>("WatchCell", cell, position, cancellationToken);
            Interlocked.Increment(ref _resyncs);
            if (answer.Snapshot is not null)
                Interlocked.Increment(ref _snapshots);
            if (answer.Snapshot is { } snapshot)
                _options.Shown?.Invoke(snapshot);
            foreach (var frame in answer.Frames ?? [])
                _options.Seen?.Invoke(frame);
            if (board.CatchUp(answer.ToCatchUp()))
                return;
            // Frames that do not fit mean that the server's history and the copy disagree: begin from nothing.
            position = board.Position == position ? null : board.Position;
        }
    }

    private Task OnReconnecting(Exception? error)
    {
        foreach (var board in _boards.Values)
            board.BeginCatchUp();
        return Task.CompletedTask;
    }

    private async Task OnReconnected(string? connectionId)
    {
        Interlocked.Increment(ref _reconnects);
        foreach (var cell in _boards.Keys)
            await HealAsync(cell);
    }

    private sealed class EndlessReconnect : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext) => s_pause;
    }
}
