using Dispatch.Sla;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Cluster;

/// <summary>The rulebook in a real cluster: kept for ever, checked as a whole, seen by every process at once.</summary>
public sealed class RulebookTests
{
    private static readonly CalendarProfile s_calendar = new() { Id = "always", Zone = "UTC", AlwaysOpen = true };

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Versions_are_kept_over_a_restart_and_a_refused_change_leaves_the_one_before(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var first = await Put(region, s_calendar);
        Assert.Equal((1, true, true), (first.Put.Version, first.Put.Written, first.Put.Created));
        var second = await Put(region, s_calendar with { Zone = "Europe/Paris" }, expected: 1);
        Assert.Equal((2, true, false), (second.Put.Version, second.Put.Written, second.Put.Created));
        Assert.Equal(2, (await Put(region, s_calendar with { Zone = "Europe/Paris" })).Put.Version);
        var stale = await Put(region, s_calendar, expected: 1);
        Assert.Equal((2, false), (stale.Put.Version, stale.Put.Written));
        var refused = await Put(region, s_calendar with { AlwaysOpen = false });
        Assert.Equal((2, false), (refused.Put.Version, refused.Put.Written));
        Assert.Equal("week", Assert.Single(refused.Problems).Field);
        Assert.True((await Grain(region).PutEscalation(new RulePut<EscalationPolicy>(Escalation(), 0, "marie"))).Put.Written);

        await region.Kill();
        await region.StartCluster();
        var book = await Grain(region).Read();
        Assert.Equal(3, book.Revision);
        Assert.Equal([s_calendar, s_calendar with { Zone = "Europe/Paris" }], book.Calendars.Select(version => version.Document));
        Assert.Equal([(1, "marie"), (2, "marie")], book.Calendars.Select(version => (version.Version, version.By)));
        Assert.Equal(Escalation(), Assert.Single(book.Escalations).Document);
        Assert.False(await Grain(region).Begin(FirstRules.At(DateTimeOffset.UnixEpoch, "system")));
    }

    [Fact]
    public async Task An_installation_begins_once()
    {
        await using var region = await TestRegion.Start("sqlite");
        Assert.True(await Grain(region).Begin(FirstRules.At(DateTimeOffset.UnixEpoch, "system")));
        Assert.False(await Grain(region).Begin(FirstRules.At(DateTimeOffset.UnixEpoch, "system")));
        await region.Kill();
        await region.StartCluster();
        var book = await Grain(region).Read();
        Assert.Equal(FirstRules.At(DateTimeOffset.UnixEpoch, "system") with { Revision = 1 }, book);
    }

    [Fact]
    public async Task Every_process_has_the_newest_rules_after_a_change_was_acknowledged_and_reads_them_once()
    {
        await using var region = await TestRegion.Start("postgres");
        var caches = region.Cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<RulebookCache>()).ToArray();
        Assert.Equal(2, caches.Length);
        Assert.Same(SlaRules.None, await caches[0].Newest());

        for (var version = 1; version <= 5; version++)
        {
            // Both have just heard which rules were the newest before.
            foreach (var cache in caches)
                await cache.Newest();
            await Put(region, s_calendar with { Zone = version % 2 == 0 ? "UTC" : "Europe/Paris" });
            var seen = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () => await caches[i % 2].Newest())));
            Assert.All(seen, rules => Assert.Equal(new RulePin("always", version), rules.CurrentCalendar("always")));
            Assert.Equal(2, seen.Distinct().Count());
        }

        var known = await caches[0].Newest();
        await Put(region, s_calendar);
        var pinned = new JudgedBy(new RulePin("p", 1), []);
        Assert.Same(known, await caches[0].Knowing((JudgedBy?)null));
        Assert.Equal(6, (await caches[0].Knowing(pinned)).Revision);
        Assert.Same(await caches[0].Newest(), await caches[0].Newest());
    }

    private static EscalationPolicy Escalation() => FirstRules.At(DateTimeOffset.UnixEpoch, "system").Escalations[0].Document;

    private static IRulebookGrain Grain(TestRegion region) => region.Grains.GetGrain<IRulebookGrain>(IRulebookGrain.Key);

    private static Task<RuleOutcome<CalendarProfile>> Put(TestRegion region, CalendarProfile calendar, int? expected = null) =>
        Grain(region).PutCalendar(new RulePut<CalendarProfile>(calendar, expected, "marie"));
}
