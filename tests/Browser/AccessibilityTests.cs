using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Two languages, and nothing for axe to find in any state of the page.</summary>
[Collection(Chromium.Collection)]
public sealed class AccessibilityTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task French_and_english_and_the_document_says_which()
    {
        var cell = await region.Cell();
        await region.Report(cell, "Imprimante");
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell, options => options.Locale = "fr-FR");
        var page = dispatcher.Page;

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(dispatcher.Connection).ToContainTextAsync("en direct");
        await Expect(page.GetByText("1 ouverte")).ToBeVisibleAsync();
        await Expect(dispatcher.Rows.First).ToContainTextAsync("Nouvelle");

        await page.GetByTestId("language").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(dispatcher.Connection).ToContainTextAsync("live");
        await Expect(page.GetByText("1 open")).ToBeVisibleAsync();

        // The choice outlives the page.
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task Axe_finds_nothing_in_any_state_light_or_dark()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen");
        string[] numbers = [await region.Report(cell, "Urgent", "high", "high"), await region.Report(cell, "Waits"), await region.Report(cell, "Assigned")];
        await region.Command(numbers[1], "suspend", new { reason = "parts" });
        await region.Command(numbers[2], "assign", new { technician = Region.IdOf(cell, "Ada Martin") });
        await using (var stranger = await Dispatcher.Arrive(chromium, region, signedIn: false))
        {
            await stranger.Page.GotoAsync("/");
            await Expect(stranger.Page.GetByTestId("sign-in")).ToBeVisibleAsync();
            await Axe.FindsNothing(stranger.Page, "sign-in");
        }

        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        var page = dispatcher.Page;
        await Expect(dispatcher.Row(numbers[2])).ToContainTextAsync("Ada Martin");
        await Axe.FindsNothing(page, "queue");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("u");
        await Expect(dispatcher.Told).ToBeVisibleAsync();
        await Axe.FindsNothing(page, "message");

        await page.Keyboard.PressAsync("a");
        await Expect(dispatcher.AssignPanel.GetByTestId("technician")).ToHaveCountAsync(2);
        await dispatcher.AssignPanel.GetByText("With an appointment").ClickAsync();
        await Axe.FindsNothing(page, "assign panel");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("journal").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Axe.FindsNothing(page, "ticket panel");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByTestId("keys-panel")).ToBeVisibleAsync();
        await Axe.FindsNothing(page, "keys panel");
    }
}
