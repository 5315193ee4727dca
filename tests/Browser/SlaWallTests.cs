using Dispatch.Testing;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>The wall: nobody touches it for weeks, and whatever happens it says how it stands and comes back.</summary>
[Collection(Chromium.Collection)]
public sealed class SlaWallTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task A_server_that_died_and_came_back_is_followed_and_a_new_build_is_loaded()
    {
        var cell = await region.Cell();
        await region.Policy(cell, "always", "PT1H");
        var before = await region.Report(cell, "Before", occurredAt: DateTimeOffset.UtcNow.AddMinutes(-40));
        await using var wall = await Hang("/sla?wall");
        var page = wall.Page;
        await Expect(Line(page, before)).ToContainTextAsync("Before");
        await Expect(page.GetByTestId("wall-overlay")).ToHaveCountAsync(0);

        await region.Server.Kill();
        await Expect(page.GetByTestId("wall-overlay")).ToContainTextAsync("Not live since");
        await Expect(Line(page, before)).ToContainTextAsync("Before");
        await region.Server.Start();
        var after = await region.Report(cell, "After", occurredAt: DateTimeOffset.UtcNow.AddMinutes(-50));
        await Expect(page.GetByTestId("wall")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 30_000 });
        await Expect(Line(page, after)).ToContainTextAsync("After", new() { Timeout = 30_000 });
        await Expect(page.GetByTestId("wall-overlay")).ToHaveCountAsync(0);

        // The server comes back as another build: its document begins with another script.
        await page.EvaluateAsync("() => document.documentElement.toggleAttribute('data-loaded-before', true)");
        await page.RouteAsync("**/sla", async route =>
        {
            if (route.Request.ResourceType == "fetch")
                await route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><script type=\"module\" src=\"/assets/index-another.js\"></script>" });
            else
                await route.ContinueAsync();
        });
        await region.Server.Kill();
        await Expect(page.GetByTestId("wall-overlay")).ToBeVisibleAsync();
        await region.Server.Start();
        await Expect(page.Locator("html:not([data-loaded-before]) [data-testid=wall][data-state=live]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task It_says_when_the_session_is_over_and_goes_on_after_signing_in()
    {
        var name = await region.Account("manager");
        await using var wall = await Dispatcher.SignedInAt(chromium, region, name, "/sla?wall", "wall", Large);
        var page = wall.Page;
        await Expect(page.GetByTestId("wall")).ToHaveAttributeAsync("data-state", "live");
        await region.SignOut(name);
        await Expect(page.GetByTestId("wall")).ToHaveAttributeAsync("data-state", "ended");
        await Expect(page.GetByTestId("wall-overlay")).ToContainTextAsync("The session is over.");
        await wall.SignIn(name);
        await Expect(page.GetByTestId("wall")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 30_000 });
        await Expect(page.GetByTestId("wall-overlay")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Everything_on_it_is_read_from_five_metres_and_it_turns_no_page_while_something_breaks()
    {
        var cell = await region.Cell();
        await region.Policy(cell, "always", "PT1H");
        await region.Report(cell, "A subject that is so long that it does not fit on the wall however wide the wall may be, and then some more of it", site: new { name = "Grenoble" });
        await using var wall = await Hang("/sla?wall&every=5");
        var page = wall.Page;
        foreach (var shown in new[] { "cells", "trends", "risk" })
        {
            await page.WaitForSelectorAsync($"[data-testid=wall][data-page={shown}]");
            Assert.Empty(await TooSmall(page));
        }

        var soon = await region.Report(cell, "Breaks in two minutes", occurredAt: DateTimeOffset.UtcNow.AddMinutes(-58));
        await Expect(Line(page, soon)).ToBeVisibleAsync();
        await page.EvaluateAsync("""
            window.turned = [];
            new MutationObserver(() => turned.push(document.querySelector('[data-testid=wall]').dataset.page)).observe(document.querySelector('[data-testid=wall]'), { attributeFilter: ['data-page'] });
            window.since = Date.now();
            """);
        // Longer than a page stays.
        await Poll.Until(() => page.EvaluateAsync<bool>("Date.now() - since > 11000"), "two pages would have been turned");
        Assert.Empty(await page.EvaluateAsync<string[]>("turned"));
        Assert.Empty(wall.Complaints);
        await Axe.FindsNothing(page, "wall");
    }

    private static void Large(BrowserNewContextOptions options) => options.ViewportSize = new() { Width = 1920, Height = 1080 };

    private static ILocator Line(IPage page, string number) => page.Locator($"[data-testid=wall-case][data-number='{number}']");

    /// <summary>Texts that are smaller than 28 pixels.</summary>
    private static Task<string[]> TooSmall(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
          const small = [];
          const walker = document.createTreeWalker(document.querySelector('[data-testid=wall]'), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const text = walker.currentNode.textContent.trim();
            const size = parseFloat(getComputedStyle(walker.currentNode.parentElement).fontSize);
            if (text && size < 27.99) small.push(`${text}: ${size}`);
          }
          return small;
        }
        """);

    private async Task<Dispatcher> Hang(string address)
    {
        var wall = await Dispatcher.Arrive(chromium, region, with: Large);
        await wall.Page.GotoAsync(address);
        await Expect(wall.Page.GetByTestId("wall")).ToHaveAttributeAsync("data-state", "live");
        return wall;
    }
}
