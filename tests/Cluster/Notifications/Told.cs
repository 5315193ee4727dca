using Dispatch.Live;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Cluster.Notifications;

/// <summary>Escalations as the core writes them, given to the store directly, and what becomes of their notices.</summary>
internal static class Told
{
    public static readonly EscalationTrigger Breach = new(SlaTarget.Resolution);

    public static Notice Dispatchers(NotificationChannel channel = NotificationChannel.Live) => new(Audience.Dispatchers, null, "network", channel, null);

    public static Notice Technician(string id) => new(Audience.Technician, id, "network", NotificationChannel.Live, null);

    public static Notice Mail(string? address) => new(Audience.Lead, "lead", "network", NotificationChannel.Email, address);

    public static Notice Hook() => Dispatchers(NotificationChannel.Webhook);

    public static INotificationStore Outbox(this TestRegion region) => region.Cluster.Silos[0].ServiceProvider.GetRequiredService<INotificationStore>();

    /// <summary>Commits a step that tells these, on a new ticket.</summary>
    public static async Task<TicketNumber> Escalate(this TestRegion region, DateTimeOffset now, params Notice[] told)
    {
        var number = await region.Report();
        await region.Escalate(number, now, told);
        return number;
    }

    /// <summary>Commits a step that tells these.</summary>
    public static async Task Escalate(this TestRegion region, TicketNumber number, DateTimeOffset now, params Notice[] told)
    {
        var state = await region.State(number);
        var entry = new JournalEntry(
            state.Version + 1, new TicketEvent.EscalationStepTaken(Breach, 0, 0, StepOutcome.Done, [.. told], []), now, now, Actor.Timer);
        var change = new TicketChange(number, state.Version, state with { Version = state.Version + 1 }, [entry], null, BookingChanged: false);
        Assert.Equal(CommitResult.Committed, await region.Store.Commit(new TicketCommit(Guid.NewGuid().ToString("N"), "f", [change])));
    }

    public static async Task<IReadOnlyList<Notification>> Of(this TestRegion region, TicketNumber number) =>
        [.. (await region.Outbox().List(new NotificationFilter { Ticket = number, Limit = 200 })).Notifications.Reverse()];

    /// <summary>A screen that keeps the notices of a feed.</summary>
    public sealed class Screen : IFeedObserver
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<PushedNotice> _notices = [];
        private IFeedObserver _reference = null!;

        public IReadOnlyList<PushedNotice> Notices => [.. _notices];

        public static async Task<Screen> Watch(TestRegion region, ITicketFeedGrain feed)
        {
            var screen = new Screen();
            screen._reference = region.Grains.CreateObjectReference<IFeedObserver>(screen);
            await feed.Watch(screen._reference, null);
            return screen;
        }

        public Task Frame(BoardFrame frame) => Task.CompletedTask;

        public Task Heartbeat(FeedHeartbeat heartbeat) => Task.CompletedTask;

        public Task Leaving() => Task.CompletedTask;

        public Task Lookers(CellLookers lookers) => Task.CompletedTask;

        public Task Notice(PushedNotice notice)
        {
            _notices.Enqueue(notice);
            return Task.CompletedTask;
        }
    }
}
