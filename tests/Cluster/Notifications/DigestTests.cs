using Dispatch.Hosting;
using Dispatch.Sla;
using Dispatch.Testing;
using Dispatch.Tickets;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Tests.Cluster.Notifications;

/// <summary>One person gets at most so many pushes a minute; the rest comes as a digest, and nothing is dropped (sla.md rule 14).</summary>
public sealed class DigestTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_too_much_comes_as_one_digest_when_the_minute_is_over(bool restart)
    {
        await using var region = await TestRegion.Start("sqlite", clock: _clock, configure: silo => silo.UseDispatchNotifications());
        var phone = await Told.Screen.Watch(region, region.TechnicianGrain("tech-1"));
        var other = await Told.Screen.Watch(region, region.TechnicianGrain("tech-2"));
        List<TicketNumber> tickets = [];
        for (var i = 0; i < 10; i++)
            tickets.Add(await region.Escalate(_clock.GetUtcNow(), Told.Technician("tech-1")));
        await region.Escalate(_clock.GetUtcNow(), Told.Technician("tech-2"));

        // Six at once, the others wait; nobody else is held back.
        await Poll.Until(() => Task.FromResult(phone.Notices.Count == 6 && other.Notices.Count == 1), "six are pushed");
        await Poll.Until(async () => await Held(region) == 4, "four are held back");
        Assert.All(phone.Notices, notice => Assert.Null(notice.Count));
        _clock.Advance(TimeSpan.FromSeconds(40));
        tickets.Add(await region.Escalate(_clock.GetUtcNow(), Told.Technician("tech-1")));
        await Poll.Until(async () => await Held(region) == 5, "one more is held back");
        Assert.Equal(6, phone.Notices.Count);

        if (restart)
        {
            await region.Kill();
            await region.StartCluster();
            phone = await Told.Screen.Watch(region, region.TechnicianGrain("tech-1"));
        }

        var before = phone.Notices.Count;
        await Poll.Until(
            () =>
            {
                if (phone.Notices.Count == before)
                    _clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(phone.Notices.Count > before);
            },
            "the digest is pushed");
        Assert.InRange(_clock.GetUtcNow(), _clock.Start.AddSeconds(60), _clock.Start.AddSeconds(75));
        var digest = phone.Notices[^1];
        Assert.Equal((5, tickets[^1]), (digest.Count, digest.Ticket));
        var named = digest.Tickets!.ToList();
        Assert.Equal(5, named.Distinct().Count());
        if (!restart)
            Assert.Equal(tickets.Order(Comparer<TicketNumber>.Create((a, b) => a.Value.CompareTo(b.Value))), phone.Notices.Take(6).Select(n => n.Ticket).Concat(named).OrderBy(n => n.Value));

        await Poll.Until(async () => await Held(region) == 0, "the digest is kept as sent");
        var rows = (await region.Outbox().List(new NotificationFilter { State = NotificationState.Digested })).Notifications;
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal(digest.Id, row.Digest));
        Assert.Equal(before + 1, phone.Notices.Count);
    }

    [Fact]
    public async Task More_than_anybody_reads_comes_as_several_digests_and_nothing_is_dropped()
    {
        await using var region = await TestRegion.Start("sqlite", clock: _clock, configure: silo => silo.UseDispatchNotifications());
        var phone = await Told.Screen.Watch(region, region.TechnicianGrain("tech-1"));
        await region.Escalate(_clock.GetUtcNow(), [.. Enumerable.Repeat(Told.Technician("tech-1"), 1206)]);
        await Poll.Until(async () => (await region.Outbox().ReadDue(NotificationChannel.Live, _clock.GetUtcNow(), 1)).Count == 0, "what is too much is held back");
        await Poll.Until(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(phone.Notices.Sum(notice => notice.Count ?? 1) >= 1206);
            },
            "all are told");
        var digests = phone.Notices.Where(notice => notice.Count is not null).Select(notice => notice.Count!.Value).ToList();
        Assert.Equal((6, 3, 1200), (phone.Notices.Count - digests.Count, digests.Count, digests.Sum()));
        Assert.All(digests, count => Assert.InRange(count, 1, 500));
    }

    private static async Task<int> Held(TestRegion region) =>
        (await region.Outbox().List(new NotificationFilter { State = NotificationState.Pending, Limit = 200 })).Notifications.Count(row => row.Digest is not null);
}
