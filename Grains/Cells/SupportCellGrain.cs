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
    IOptions<FeedOptions> feedOptions,
    ILogger<SupportCellGrain> logger) : Grain, ISupportCellGrain, IRemindable
{
    /// <summary>The durable reminder that wakes the watch after a crash of everything, and its period, the shortest that Orleans allows.</summary>
    private const string Guardian = "guardian";

    private static readonly TimeSpan s_guardianPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(1);

    /// <summary>How many deadlines are read from the store at a time, and how many tickets are called at a time.</summary>
    private const int Window = 5000;
    private const int AtATime = 64;

    private readonly DeadlineWatch _deadlines = new(Window);
    private TicketFeed? _feed;
    private SlaCounting? _counting;
    private Looking? _looking;
    private IGrainTimer? _alarm;
    private Task _reading = Task.CompletedTask;
    private bool _firing;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private SlaCounting Counting => _counting ??= new SlaCounting(
        this, Id, store, GrainFactory.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key), feedOptions.Value, clock, logger);

    private TicketFeed Feed => _feed ??= new TicketFeed(this, FeedName.Cell(Id), store, feedOptions.Value, logger);

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Interleaves with notices and watchers: a wave of deadlines must not hold the board up.
        _alarm = this.RegisterGrainTimer(
            Fire, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _feed?.Dispose();
        _counting?.Dispose();
        _looking?.Dispose();
        metrics.Waits(Id, null);
        return Task.CompletedTask;
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
        await this.RegisterOrUpdateReminder(Guardian, s_guardianPeriod, s_guardianPeriod, cancellationToken);
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
            _deadlines.Found(await store.ReadDeadlines(Id, Window));
        }
    }

    private void Arm()
    {
        if (_firing)
            return;
        var (now, next) = (clock.GetUtcNow(), _deadlines.Next);
        metrics.Waits(Id, next);
        if (_deadlines.IsAtHorizon)
            next = now;
        if (next is { } at)
            _alarm!.Change(at < now ? TimeSpan.Zero : Min(at - now, s_guardianPeriod), Timeout.InfiniteTimeSpan);

        static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
    }

    private async Task Fire(CancellationToken cancellationToken)
    {
        if (_firing)
            return;
        _firing = true;
        var done = false;
        try
        {
            done = await FireAll();
        }
        finally
        {
            _firing = false;
            if (!done)
                _alarm!.Change(s_retryDelay, Timeout.InfiniteTimeSpan);
        }

        if (done)
            Arm();
    }

    /// <returns>Whether all that is due now was done.</returns>
    private async Task<bool> FireAll()
    {
        while (true)
        {
            if (_deadlines.IsAtHorizon)
                await ReadDeadlines();
            if (_deadlines.Take(clock.GetUtcNow(), AtATime) is not { Count: > 0 } due)
                return true;
            metrics.Waits(Id, due[0].At);
            if (!(await Task.WhenAll(due.Select(Fire))).All(done => done))
                return false;
        }
    }

    /// <summary>Where the ticket does not answer it stays due.</summary>
    private async Task<bool> Fire(TicketDeadline deadline)
    {
        try
        {
            _deadlines.Set(await grains.Ticket(deadline.Number).DeadlineDue());
            return true;
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException or OrleansException)
        {
            LogNotApplied(e, deadline.Number);
            _deadlines.Set(deadline);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadline of {Number} could not be applied; it is tried again.")]
    private partial void LogNotApplied(Exception exception, TicketNumber number);
}
