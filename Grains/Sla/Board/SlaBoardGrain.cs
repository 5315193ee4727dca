using Dispatch.Live;
using Dispatch.Roster;
using Dispatch.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Utilities;

namespace Dispatch.Sla;

/// <summary>
/// The managers' board: adds up what cells say, once a second, and pushes what changed. It asks a cell that it has not heard, or of whose words one is
/// missing; it asks nobody while nobody watches.
/// </summary>
internal sealed partial class SlaBoardGrain(
    ITicketStore store, IRosterQueries roster, IOutcomeQueries outcomes, RulebookCache rulebook, GrainReferences grains, TimeProvider clock,
    IOptions<FeedOptions> feedOptions, IOptions<SlaBoardOptions> boardOptions, ILogger<SlaBoardGrain> logger) : Grain, ISlaBoardGrain
{
    /// <summary>Reading the week's outcomes takes at most this part of the time.</summary>
    private const int PartOfTime = 20;

    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    /// <summary>How often it looks whether there are new cells: at every second beat, however exactly beats come.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1.5);

    /// <summary>How often the week's outcomes are read, at most.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(5);

    /// <summary>How long the first watcher waits for the cells, at most; who is late is named in the snapshot.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>How long the board stays awake for somebody who asked for it once.</summary>
    private static readonly TimeSpan s_afterglow = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, CellMirror> _cells = [];
    private readonly ObserverManager<ISlaBoardObserver> _observers = new(feedOptions.Value.Lease, logger);
    private readonly SlaFigureFeed _feed = new(Guid.NewGuid().ToString("N")[..8], feedOptions.Value.KeptFrames);
    private SlaPeriod _today = new(DateTimeOffset.UnixEpoch);
    private SlaPeriod _week = new(DateTimeOffset.UnixEpoch);
    private string _zone = "";
    private IGrainTimer? _timer;
    private bool _awake;
    private long _asked;
    private long _spoken;
    private long _looked;
    private long _outcomesRead;
    private TimeSpan _outcomesRest;
    private bool _looking;
    private bool _reading;

    private FeedOptions Options => feedOptions.Value;

    private bool IsWatched => _observers.Count > 0 || (_asked != 0 && clock.GetElapsedTime(_asked) < s_afterglow);

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _timer = this.RegisterGrainTimer(
            Beat, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _observers.Notify(observer => observer.Leaving());

    /// <inheritdoc />
    public async Task<SlaCatchUp> Watch(ISlaBoardObserver observer, FeedPosition? position)
    {
        await Wake();
        await Push();
        _observers.Subscribe(observer, observer);
        return _feed.FramesAfter(position) is { } frames ? new SlaCatchUp(null, frames) : new SlaCatchUp(Whole(), null);
    }

    /// <inheritdoc />
    public Task Unwatch(ISlaBoardObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<SlaSnapshot> Snapshot()
    {
        await Wake();
        _asked = clock.GetTimestamp();
        await Push();
        return Whole();
    }

    /// <inheritdoc />
    public Task CellCounted(CellCounts counts)
    {
        if (_awake)
            Cell(counts.Cell).Apply(counts, clock.GetTimestamp());
        return Task.CompletedTask;
    }

    private SlaSnapshot Whole() => _feed.Snapshot(
        _today.Began, _week.Began, _zone, boardOptions.Value.Goal, [.. _cells.Where(cell => !cell.Value.IsKnown).Select(cell => cell.Key).Order(StringComparer.Ordinal)]);

    private CellMirror Cell(string id)
    {
        if (!_cells.TryGetValue(id, out var cell))
            _cells[id] = cell = new CellMirror();
        return cell;
    }

    /// <summary>Nobody watched until now: what is known is old.</summary>
    private async Task Wake()
    {
        if (_awake)
            return;
        _asked = clock.GetTimestamp();
        _cells.Clear();
        await Look();
        await ReadOutcomes();
        _awake = true;
        _timer!.Change(s_beat, s_beat);
        await Task.WhenAny(Task.WhenAll(_cells.Keys.ToList().Select(Ask)), Task.Delay(s_patience, clock));
    }

    private async Task Beat(CancellationToken cancellationToken)
    {
        _observers.ClearExpired();
        if (!IsWatched)
        {
            _awake = false;
            _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // Whoever is slow to answer holds nobody up: what is known is pushed meanwhile.
        if (!_looking && clock.GetElapsedTime(_looked) >= s_look)
            Guard(LookAndAsk).Ignore();
        if (!_reading && clock.GetElapsedTime(_outcomesRead) >= _outcomesRest)
            Guard(ReadOutcomes).Ignore();
        AskWhereNeeded();

        await Push();
        if (clock.GetElapsedTime(_spoken) < Options.Heartbeat)
            return;
        _spoken = clock.GetTimestamp();
        await _observers.Notify(observer => observer.Heartbeat(_feed.Heartbeat));
    }

    /// <summary>A cell that is new is asked at once, so that the next beat shows it.</summary>
    private async Task LookAndAsk()
    {
        await Look();
        AskWhereNeeded();
    }

    private void AskWhereNeeded()
    {
        foreach (var (id, cell) in _cells)
        {
            if (!cell.IsAsked && NeedsAsking(cell))
                Ask(id).Ignore();
        }
    }

    /// <summary>A cell speaks at beats of its own, which may come just before it is time.</summary>
    private bool NeedsAsking(CellMirror cell) => !cell.IsKnown || cell.HasGap
        || clock.GetElapsedTime(cell.Heard) > Options.Silence + s_beat || clock.GetElapsedTime(cell.Renewed) > Options.Renewal;

    private async Task Push()
    {
        _feed.Show(SlaSums.Of(_cells.SelectMany(cell => cell.Value.Groups.Select(group => (cell.Key, group))), _today, _week), SlaCases.FirstOf(_cells.Values.Select(cell => cell.Cases)));
        if (_feed.TakeFrame() is { } frame)
            await _observers.Notify(observer => observer.Frame(frame));
    }

    private async Task Ask(string id)
    {
        var cell = Cell(id);
        cell.IsAsked = true;
        try
        {
            var answer = await grains.Cell(id).CountSla();
            cell.Answer(answer, clock.GetTimestamp());
        }
        catch (Exception e) when (e.IsPassing())
        {
            LogNotAnswered(e, id);
        }
        finally
        {
            cell.IsAsked = false;
        }
    }

    /// <summary>Which cells there are: those that were recorded, and those that have open tickets.</summary>
    private async Task Look()
    {
        _looking = true;
        try
        {
            var recorded = (await roster.Cells()).Select(cell => cell.Profile.Id);
            foreach (var id in recorded.Union(await store.ReadCellsWithOpenTickets(), StringComparer.Ordinal))
                Cell(id);
            _looked = clock.GetTimestamp();
        }
        finally
        {
            _looking = false;
        }
    }

    /// <summary>What was decided since Monday, read away from the grain's turns; the more there is, the longer the rest before it is read again.</summary>
    private async Task ReadOutcomes()
    {
        _reading = true;
        var began = clock.GetTimestamp();
        try
        {
            var now = clock.Now();
            var home = HomeZone.Of(await rulebook.Newest());
            var (midnight, monday) = (home.DayOf(now), home.WeekOf(now));
            var (today, week) = await Task.Run(() => outcomes.Fold(
                monday,
                now.AddDays(1),
                () => (Today: new SlaPeriod(midnight), Week: new SlaPeriod(monday)),
                (gathered, line) =>
                {
                    gathered.Today.Add(line);
                    gathered.Week.Add(line);
                }));
            (_today, _week, _zone) = (today.Finish(), week.Finish(), home.Name);
            _outcomesRead = clock.GetTimestamp();
            _outcomesRest = Max(s_rest, clock.GetElapsedTime(began) * PartOfTime);
        }
        finally
        {
            _reading = false;
        }

        static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
    }

    private async Task Guard(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception e) when (e.IsPassing())
        {
            // What is shown stays as it is; it is read again at the next beat.
            LogNotRead(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cell {Cell} does not say how its tickets stand; it is asked again.")]
    private partial void LogNotAnswered(Exception exception, string cell);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the managers' board shows could not be read anew.")]
    private partial void LogNotRead(Exception exception);
}
