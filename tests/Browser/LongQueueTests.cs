using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>A queue of 2,000 tickets.</summary>
[Collection(Chromium.Collection)]
public sealed class LongQueueTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private const int Tickets = 2_000;

    [Fact]
    public async Task Only_the_lines_that_fit_are_in_the_page_and_the_keyboard_reaches_all_of_them()
    {
        var cell = await region.Cell("Ada Martin");
        var numbers = new string[Tickets];
        await Parallel.ForAsync(0, Tickets, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
            numbers[i] = await region.Report(cell, i == 1_234 ? "A needle" : $"Hay {i}", "low", "low"));
        var order = numbers.Order(StringComparer.Ordinal).ToArray();
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        var page = dispatcher.Page;
        await Expect(page.GetByText("2000 open")).ToBeVisibleAsync();
        await FewLines();

        await page.Keyboard.PressAsync("j");
        var first = await Focused();
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.NotEqual(first, await Focused());
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("[data-testid=row]:focus")).ToHaveAttributeAsync("aria-rowindex", $"{Tickets + 1}");
        await FewLines();
        await page.Keyboard.PressAsync("PageUp");
        await page.Keyboard.PressAsync("ArrowUp");
        var held = (await Focused())!;
        Assert.NotEqual(order[^1], held);

        // The ticket goes up by nearly 2,000 lines: the order is held, then let in, and the focus stays on the ticket.
        await region.Command(held, "qualify", new { impact = "high", urgency = "high" });
        await Expect(page.GetByTestId("waiting")).ToBeVisibleAsync();
        await Expect(dispatcher.Row(held)).ToContainTextAsync("P1");
        Assert.Equal(held, await Focused());
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByTestId("waiting")).ToHaveCountAsync(0);
        await Expect(dispatcher.Row(held)).ToBeFocusedAsync();
        await Expect(dispatcher.Row(held)).ToHaveAttributeAsync("aria-rowindex", "2");
        await Expect(dispatcher.Row(held)).ToBeInViewportAsync();

        // A filter finds one among them.
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("needle");
        await Expect(dispatcher.Rows).ToHaveCountAsync(1);

        async Task FewLines()
        {
            var lines = await dispatcher.Rows.CountAsync();
            Assert.InRange(lines, 10, 40);
        }

        Task<string?> Focused() => page.Locator("[data-testid=row]:focus").GetAttributeAsync("data-number");
    }
}
