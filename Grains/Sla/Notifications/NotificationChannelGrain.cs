using Dispatch.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Sla;

/// <summary>
/// One channel: reads what is due in the outbox, lets the limit decide what goes singly and what in a digest, hands messages to the courier
/// without waiting for them, and keeps what became of them. What is under way is known here only: after a crash it is sent again, with its key.
/// </summary>
internal sealed partial class NotificationChannelGrain(
    INotificationStore store,
    INotificationCourier courier,
    TimeProvider clock,
    IOptions<NotificationOptions> options,
    ILogger<NotificationChannelGrain> logger) : Grain, INotificationChannelGrain, IRemindable, IDisposable
{
    /// <summary>The durable reminder that wakes the channel after a crash of everything, and its period, the shortest that Orleans allows.</summary>
    private const string Guardian = "guardian";

    private static readonly TimeSpan s_guardianPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(1);

    /// <summary>How many notifications are read at a time, and how many may be under way: half, so that a reading always shows others as well.</summary>
    private const int Window = 1000;
    private const int UnderWay = Window / 2;

    private readonly PushLimit _limit = new(options.Value.PushesPerMinute);
    private readonly HashSet<long> _underWay = [];
    private readonly List<Settlement> _done = [];
    private readonly CancellationTokenSource _stop = new();
    private IGrainTimer? _alarm;
    private bool _resumed;
    private bool _working;
    private bool _again;

    private NotificationChannel Channel => INotificationChannelGrain.ChannelOf(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _alarm = this.RegisterGrainTimer(
            _ => Work(), new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (!_working)
            await Settle();
    }

    /// <inheritdoc />
    public void Dispose() => _stop.Dispose();

    /// <inheritdoc />
    public async Task KeepWatch()
    {
        await this.RegisterOrUpdateReminder(Guardian, s_guardianPeriod, s_guardianPeriod);
        await Work();
    }

    /// <inheritdoc />
    public Task Wake() => Work();

    /// <inheritdoc />
    public Task ReceiveReminder(string reminderName, TickStatus status) => Work();

    /// <inheritdoc />
    public async Task<bool> Retry(long id, CancellationToken cancellationToken)
    {
        var wasDead = await store.Requeue(id, clock.Now(), cancellationToken);
        _alarm!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return wasDead;
    }

    /// <summary>One at a time; whoever comes meanwhile makes it begin again. Reads only after what is done was kept, so nothing is seen as pending that was sent.</summary>
    private async Task Work()
    {
        _again = true;
        if (_working)
            return;
        _working = true;
        DateTimeOffset? next = null;
        try
        {
            while (_again && !_stop.IsCancellationRequested)
            {
                _again = false;
                await Settle();
                next = await SendDue();
            }
        }
        catch (StoreUnavailableException e)
        {
            LogNotRead(e, Channel);
            next = clock.GetUtcNow() + s_retryDelay;
        }
        finally
        {
            _working = false;
        }

        Arm(next);
    }

    private void Arm(DateTimeOffset? next)
    {
        if (next is not { } at || _stop.IsCancellationRequested)
            return;
        var wait = at - clock.GetUtcNow();
        _alarm!.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < s_guardianPeriod ? wait : s_guardianPeriod, Timeout.InfiniteTimeSpan);
    }

    private async Task Settle()
    {
        while (_done.Count > 0)
        {
            Settlement[] done = [.. _done];
            await store.Settle(done);
            _done.RemoveRange(0, done.Length);
            _underWay.ExceptWith(done.SelectMany(settlement => settlement.Ids));
        }
    }

    /// <summary>Starts what is due.</summary>
    /// <returns>When the next one is, null if none waits that long.</returns>
    private async Task<DateTimeOffset?> SendDue()
    {
        var now = clock.Now();
        if (!_resumed)
            await Resume(now);
        var read = await store.ReadDue(Channel, now, Window);
        var due = read.Where(notification => !_underWay.Contains(notification.Id)).ToList();

        _limit.Tidy(now);
        foreach (var digest in due.Select(notification => notification.Digest).OfType<string>().Distinct().ToList())
            await StartDigest(digest, now);
        var held = due.Where(notification => notification.Digest is null && !Start(notification, now)).ToList();
        if (held.Count > 0)
            await store.Hold([.. held.GroupBy(notification => notification.Recipient).SelectMany(recipient => recipient.Chunk(PushLimit.MostGathered)).Select(HoldBack)]);

        // What is held back no longer hides what was due after it.
        _again |= held.Count > 0 && read.Count == Window;
        return await store.NextDue(Channel, now);

        HeldBack HoldBack(Notification[] some)
        {
            var digest = _limit.DigestOf(some[0].Recipient, some.Length, now);
            return new HeldBack([.. some.Select(notification => notification.Id)], digest.Key, digest.Until);
        }
    }

    /// <summary>What was sent in the minute before this activation counts as well, and digests that gathered before it go on.</summary>
    private async Task Resume(DateTimeOffset now)
    {
        foreach (var gathering in await store.ReadGathering(Channel, now))
            _limit.Resume(gathering.Recipient, new OpenDigest(gathering.Digest!, gathering.NextAttemptAt!.Value));
        var sent = await store.ReadSent(Channel, now - TimeSpan.FromMinutes(1));
        foreach (var message in sent.GroupBy(n => n.State is NotificationState.Digested ? n.Digest! : n.Key))
            _limit.Count(message.First().Recipient, message.First().SentAt!.Value);
        _resumed = true;
    }

    private async Task StartDigest(string digest, DateTimeOffset now)
    {
        var message = NotificationMessage.Of(digest, await store.ReadDigest(digest));
        if (message.Attempts == 0)
            _limit.Count(message.Newest.Recipient, now);
        Start(message);
    }

    /// <summary>Starts a notification. A repetition was counted when it was tried first; what finds no room is found when there is.</summary>
    /// <returns>Whether the limit lets it through.</returns>
    private bool Start(Notification notification, DateTimeOffset now)
    {
        if (_underWay.Count >= UnderWay)
            return true;
        if (Channel is not NotificationChannel.Webhook && notification.Attempts == 0 && !_limit.TryPass(notification.Recipient, now))
            return false;
        Start(NotificationMessage.Of(notification));
        return true;
    }

    private void Start(NotificationMessage message)
    {
        _underWay.UnionWith(message.Ids);
        _ = Carry(message);
    }

    /// <summary>Not awaited by anybody: ends with the message, or with the activation.</summary>
    private async Task Carry(NotificationMessage message)
    {
        try
        {
            var result = await courier.Carry(message, _stop.Token);
            var state = result.Verdict is not SendVerdict.Sent ? NotificationState.Dead : message.IsDigest ? NotificationState.Digested : NotificationState.Sent;
            _done.Add(new Settlement(message.Ids, state, clock.Now(), result.Error));
            await Work();
        }
        catch (OperationCanceledException)
        {
            // It stays pending: the next activation sends it.
        }
        catch (Exception e)
        {
            // A new activation begins from the store.
            LogFault(e, message.Key);
            DeactivateOnIdle();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of channel {Channel} cannot be read or marked; it is tried again.")]
    private partial void LogNotRead(Exception exception, NotificationChannel channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending {Message} met a fault.")]
    private partial void LogFault(Exception exception, string message);
}
