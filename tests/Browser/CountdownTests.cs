using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Service levels on the queue: what breaks first comes first, by figure and shape, and an escalation can be acknowledged.</summary>
[Collection(Chromium.Collection)]
public sealed class CountdownTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task What_breaks_first_comes_first_and_what_is_broken_says_since_when()
    {
        var cell = await region.Cell();
        await region.Policy(cell, "always", "PT2H");
        var now = DateTimeOffset.UtcNow;
        var later = await region.Report(cell, "Later", "high", "high", occurredAt: now.AddMinutes(-10));
        var sooner = await region.Report(cell, "Sooner", "low", "low", occurredAt: now.AddMinutes(-95));
        var broken = await region.Report(cell, "Broken", "low", "low", occurredAt: now.AddMinutes(-150));
        var waits = await region.Report(cell, "Waits", "high", "high", occurredAt: now.AddMinutes(-30));
        await region.Command(waits, "suspend", new { reason = "parts" });

        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        await Expect(dispatcher.Rows).ToHaveCountAsync(4);
        var order = await dispatcher.Rows.EvaluateAllAsync<string[]>("rows => rows.map(row => [row.ariaRowIndex ?? row.getAttribute('aria-rowindex'), row.dataset.number]).sort().map(([, number]) => number)");
        Assert.Equal([broken, sooner, later, waits], order);

        await Expect(Limit(dispatcher, broken)).ToHaveAttributeAsync("data-shape", "broken");
        await Expect(Limit(dispatcher, broken)).ToContainTextAsync("−30 min");
        await Expect(Limit(dispatcher, broken)).ToContainTextAsync("broken since");
        await Expect(Limit(dispatcher, sooner)).ToHaveAttributeAsync("data-shape", "close");
        await Expect(Limit(dispatcher, later)).ToContainTextAsync("1 h");
        await Expect(Limit(dispatcher, later)).ToHaveAttributeAsync("data-shape", "running");
        await Expect(Limit(dispatcher, waits)).ToHaveAttributeAsync("data-shape", "paused");
        Assert.Empty(dispatcher.Complaints);

        // Beside the technicians and the map there is little room, but never for half a figure.
        foreach (var width in (int[])[1440, 1280, 1024, 700])
        {
            await dispatcher.Page.SetViewportSizeAsync(width, 900);
            await Expect(Limit(dispatcher, broken)).ToBeInViewportAsync();
            var cut = await dispatcher.Page.GetByTestId("countdown").EvaluateAllAsync<string[]>(
                "figures => figures.filter(figure => figure.scrollWidth > figure.clientWidth).map(figure => figure.textContent)");
            Assert.True(cut.Length == 0, $"At {width} pixels cut: {string.Join(", ", cut)}");
        }
    }

    [Fact]
    public async Task An_escalation_is_acknowledged_where_the_clocks_are_shown()
    {
        var cell = await region.Cell();
        await region.Escalation($"{cell}-later", "PT5H");
        await region.Policy(cell, "always", "PT1H", $"{cell}-later");
        var number = await region.Report(cell, "Nobody looks", occurredAt: DateTimeOffset.UtcNow.AddHours(-2));
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        var page = dispatcher.Page;
        await dispatcher.Row(number).GetByText(number).First.ClickAsync();

        var panel = page.GetByTestId("ticket-panel");
        await Expect(panel.GetByTestId("clock")).ToContainTextAsync("broken since");
        await Expect(panel.GetByTestId("clock")).ToContainTextAsync("of 1 h 00 used");
        await Axe.FindsNothing(page, "clocks");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(panel.GetByTestId("acknowledgement")).ToContainTextAsync("Acknowledged by administrator");
        await Expect(dispatcher.Row(number)).ToContainTextAsync("acknowledged");
        await Expect(panel.GetByTestId("journal")).ToContainTextAsync("Broken: resolution");
    }

    private static ILocator Limit(Dispatcher dispatcher, string number) => dispatcher.Row(number).Locator("[data-shape]");
}
