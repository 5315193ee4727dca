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
    TimeProvider clock,
    IOptions<FeedOptions> feedOptions,
    ILogger<SupportCellGrain> logger) : Grain, ISupportCellGrain, IRemindable
{
    /// <summary>The durable reminder that wakes the watch after a crash of everything, and its period, the shortest that Orleans allows.</summary>
    private const string Guardian = "guardian";

    private static readonly TimeSpan s_guardianPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(1);

    /// <summary>How many deadlines are kept in memory, and how many tickets are called at a time.</summary>
    private const int Window = 5000;
    private const int AtATime = 64;

    private readonly DeadlineWatch _deadlines = new();
    private TicketFeed? _feed;
    private SlaCounting? _counting;
    private OverdueGauge? _overdue;
    private IGrainTimer? _alarm;
    private bool _firing;
    private bool _moreInStore;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private SlaCounting Counting => _counting ??= new SlaCounting(
        this, Id, store, GrainFactory.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key), feedOptions.Value, clock, logger);

    private TicketFeed Feed => _feed ??= new TicketFeed(this, FeedName.Cell(Id), store, feedOptions.Value, logger);

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _overdue = new OverdueGauge(Id, clock);
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
        _overdue?.End();
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
        var nearest = await store.ReadDeadlines(Id, Window);
        foreach (var deadline in nearest)
            _deadlines.Set(deadline.Number, deadline.At);
        _moreInStore = nearest.Count == Window;
        Arm();
    }

    /// <inheritdoc />
    public Task ReceiveReminder(string reminderName, TickStatus status) => KeepWatch();

    /// <inheritdoc />
    public Task TicketChanged(BoardChange change)
    {
        _feed?.Apply(change);
        _counting?.Apply(change);
        _deadlines.Set(change.Number, change.NextDeadline);
        Arm();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Push(PushedNotice notice) => _feed?.Push(notice) ?? Task.CompletedTask;

    /// <inheritdoc />
    public Task<FeedCatchUp> Watch(IFeedObserver observer, FeedPosition? position) => Feed.Watch(observer, position);

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

    private void Arm()
    {
        if (_firing)
            return;
        _overdue!.Set(_deadlines.Next);
        if (_deadlines.Next is not { } next)
            return;
        var wait = next - clock.GetUtcNow();
        _alarm!.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : Min(wait, s_guardianPeriod), Timeout.InfiniteTimeSpan);

        static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
    }

    private async Task Fire(CancellationToken cancellationToken)
    {
        if (_firing)
            return;
        _firing = true;
        var failed = false;
        try
        {
            while (!failed && _deadlines.Due(clock.GetUtcNow(), AtATime) is { Count: > 0 } due)
                failed = !(await Task.WhenAll(due.Select(Fire))).All(done => done);
        }
        finally
        {
            _firing = false;
        }

        if (failed)
            _alarm!.Change(s_retryDelay, Timeout.InfiniteTimeSpan);
        else if (_moreInStore)
            await KeepWatch();
        else
            Arm();
    }

    /// <summary>The entry is dropped only after the ticket has answered; until then it is due again.</summary>
    private async Task<bool> Fire(TicketNumber number)
    {
        try
        {
            _deadlines.Set(number, await GrainFactory.GetGrain<ITicketGrain>(number.Value).DeadlineDue());
            return true;
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException or OrleansException)
        {
            LogNotApplied(e, number);
            _deadlines.Set(number, clock.GetUtcNow());
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The deadline of {Number} could not be applied; it is tried again.")]
    private partial void LogNotApplied(Exception exception, TicketNumber number);
}
