using Dispatch.Live;
using Dispatch.Roster;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Cells;

/// <summary>One support cell: its profile, its live board, and the watch over the deadlines of its tickets.</summary>
internal sealed partial class SupportCellGrain(
    [PersistentState(RosterStorage.Cell, RosterStorage.Name)] IPersistentState<CellRecord> record,
    ITicketStore store,
    GrainReferences grains,
    TimeProvider clock,
    DeadlineMetrics metrics,
    DeadlinePace pace,
    IOptions<FeedOptions> feedOptions,
    ILogger<SupportCellGrain> logger) : Grain, ISupportCellGrain, IRemindable
{
    /// <summary>The durable reminder that wakes the watch after a crash of everything, and its period, the shortest that Orleans allows.</summary>
    private const string Guardian = "guardian";

    private static readonly TimeSpan s_guardianPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(1);

    /// <summary>The alarm looks at the clock at least so often: one that was wrong when it was set, and was put right since, makes no deadline later than this.</summary>
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromSeconds(5);

    /// <summary>How far ahead deadlines are read: what the guardian finds at one tick, although the cell never heard of it, is not due before the next.</summary>
    private static readonly TimeSpan s_ahead = 2 * s_guardianPeriod;

    /// <summary>
    /// Alarms ring at multiples of this, the same ones for every cell: what falls due close together is applied together and shares a transaction. No deadline
    /// is applied early, or later than this.
    /// </summary>
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How many deadlines are read from the store at a time, and how many are taken from the watch at a time; <see cref="DeadlinePace"/> says how many are
    /// applied at once.
    /// </summary>
    private const int Window = 5000;
    private const int AtATime = 64;

    private readonly DeadlineWatch _deadlines = new(Window);
    private TicketFeed? _feed;
    private SlaCounting? _counting;
    private Looking? _looking;
    private IGrainTimer? _alarm;
    private Task _reading = Task.CompletedTask;
    private bool _firing;
    private bool _left;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private SlaCounting Counting => _counting ??= new SlaCounting(
        this, Id, store, GrainFactory.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key), feedOptions.Value, clock, logger);

    private TicketFeed Feed => _feed ??= new TicketFeed(this, FeedName.Cell(Id), store, feedOptions.Value, logger);

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Interleaves with notices and watchers: a wave of deadlines must not hold the board up.
        _alarm = this.RegisterGrainTimer(
            Ring, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _left = true;
        _counting?.Dispose();
        _looking?.Dispose();
        metrics.Waits(Id, null);
        return _feed?.Leave() ?? Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<CellView?> Get(CancellationToken cancellationToken) => Task.FromResult(record.State.View);

    /// <inheritdoc />
    public async Task<PutOutcome<CellView>> Put(CellProfile profile, int? expectedVersion, CancellationToken cancellationToken)
    {
        var current = record.State.View;
        var version = current?.Version ?? 0;
        if (expectedVersion is not null && expectedVersion != version)
            return new PutOutcome<CellView>(current, version, Written: false, Created: false);

        // The guardian comes first: a cell that is recorded is watched.
        await this.RegisterOrUpdateReminder(Guardian, FirstTick(), s_guardianPeriod, cancellationToken);
        var next = new CellView(profile, version + 1);
        record.State.View = next;
        await this.Write(record, () => record.State.View = current, cancellationToken);
        return new PutOutcome<CellView>(next, next.Version, Written: true, Created: current is null);
    }

    /// <inheritdoc />
    public async Task KeepWatch()
    {
        await ReadDeadlines();
        Arm();
    }

    /// <inheritdoc />
    public Task ReceiveReminder(string reminderName, TickStatus status) => KeepWatch();

    /// <inheritdoc />
    public Task TicketChanged(BoardChange change)
    {
        _feed?.Apply(change);
        _counting?.Apply(change);
        _deadlines.Set(new TicketDeadline(change.Number, change.Version, change.NextDeadline));
        Arm();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Push(PushedNotice notice) => _feed?.Push(notice) ?? Task.CompletedTask;

    /// <inheritdoc />
    public async Task<FeedCatchUp> Watch(IFeedObserver observer, FeedPosition? position)
    {
        var catchUp = await Feed.Watch(observer, position);
        if (_looking?.Now is { } lookers)
            await observer.Lookers(lookers);
        return catchUp;
    }

    /// <inheritdoc />
    public Task Look(string process, ValueList<LookedAt> looks)
    {
        _looking ??= new Looking(this, Id, clock, lookers => _feed?.Show(lookers) ?? Task.CompletedTask);
        _looking.Say(process, looks);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Unwatch(IFeedObserver observer)
    {
        _feed?.Unwatch(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<BoardSnapshot> Snapshot() => Feed.Snapshot();

    /// <inheritdoc />
    public Task<CellCounts> CountSla() => Counting.Count();

    /// <summary>One at a time: what is heard while the store is read counts beside what it says.</summary>
    private Task ReadDeadlines()
    {
        return _reading.IsCompleted ? _reading = Read() : _reading;

        async Task Read()
        {
            _deadlines.Reading();
            var until = clock.GetUtcNow() + s_ahead;
            _deadlines.Found(await store.ReadDeadlines(Id, until, Window), until);
        }
    }

    /// <summary>Each cell has a moment of the minute of its own: cells that are made together do not all read at once for ever after.</summary>
    private TimeSpan FirstTick() => s_guardianPeriod * (this.GetGrainId().GetUniformHashCode() / (uint.MaxValue + 1.0));

    private void Arm()
    {
        if (_firing || _left)
            return;
        var (now, wake) = (clock.GetUtcNow(), _deadlines.Wake);
        metrics.Waits(Id, wake);
        if (wake is { } at)
            _alarm!.Change(at < now ? TimeSpan.Zero : Min(Beat(at) - now, s_longestSleep), Timeout.InfiniteTimeSpan);

        static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

        static DateTimeOffset Beat(DateTimeOffset at) => new((at.UtcTicks + s_beat.Ticks - 1) / s_beat.Ticks * s_beat.Ticks, TimeSpan.Zero);
    }

    /// <summary>
    /// Nobody waits for what it begins. An activation that leaves (its entry in the directory died with another silo, say) waits for its turns to end, and calls
    /// to the cell wait for it to have left; but a ticket whose deadline is applied asks its cell. Each would wait for the other.
    /// </summary>
    private Task Ring(CancellationToken cancellationToken)
    {
        if (!_firing)
            Fire().Ignore();
        return Task.CompletedTask;
    }

    private async Task Fire()
    {
        _firing = true;
        var done = false;
        try
        {
            done = await FireAll();
        }
        catch (Exception e)
        {
            // What was taken and is not done is found again by the guardian.
            LogInterrupted(e, Id);
        }

        _firing = false;
        if (done)
            Arm();
        else if (!_left)
            _alarm!.Change(s_retryDelay, Timeout.InfiniteTimeSpan);
    }

    /// <returns>Whether all that is due now was done.</returns>
    private async Task<bool> FireAll()
    {
        while (!_left)
        {
            if (_deadlines.IsAtHorizon(clock.GetUtcNow()))
                await ReadDeadlines();
            if (_deadlines.Take(clock.GetUtcNow(), AtATime) is not { Count: > 0 } due)
                return true;
            metrics.Waits(Id, due[0].At);
            if (!(await Task.WhenAll(due.Select(Fire))).All(done => done))
                return false;
        }

        return true;
    }

    /// <summary>Where the ticket does not answer it stays due.</summary>
    private async Task<bool> Fire(TicketDeadline deadline)
    {
        try
        {
            _deadlines.Set(await pace.Apply(deadline.At!.Value, () => grains.Ticket(deadline.Number).DeadlineDue(deadline.Version)));
            return true;
        }
        catch (Exception e) when (e.IsPassing())
        {
            LogNotApplied(e, deadline.Number);
            _deadlines.Set(deadline);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadlines of cell {Cell} could not all be applied; it is tried again.")]
    private partial void LogInterrupted(Exception exception, string cell);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadline of {Number} could not be applied; it is tried again.")]
    private partial void LogNotApplied(Exception exception, TicketNumber number);
}
