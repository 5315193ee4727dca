using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>
/// What holds for every page there is, on a desk and on a phone: nothing for axe to find in light or dark, nothing wider than the screen, and no complaint
/// of the browser. A new page is one more line here.
/// </summary>
[Collection(Chromium.Collection)]
public sealed class EveryPageTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private const string Cell = "every-page";

    /// <summary>Addresses, and what is there when the page is; for whom nobody signs in, the door is.</summary>
    public static TheoryData<string, string, bool> Pages => new()
    {
        { $"/?cell={Cell}", "[data-testid=row]", true },
        { "/tickets/T-1001", "[data-testid=ticket-page]", true },
        { $"/settings?show=calendars&id={Cell}", "[data-testid=save-bar]", true },
        { $"/settings?show=sla-policies&id={Cell}", "[data-testid=goals]", true },
        { $"/settings?show=escalation-policies&id={Cell}", "[data-testid=steps]", true },
        { $"/settings?show=on-call&id={Cell}", "[data-testid=save-bar]", true },
        { "/settings?show=contacts&id=", "[data-testid=save-bar]", true },
        { "/people", "[data-testid=accounts]", true },
        { "/people?id=person-1", "[data-testid=account-editor]", true },
        { "/people?show=personal-data", "[data-testid=personal-data]", true },
        { "/audit", "[data-testid=audit]", true },
        { "/account", "[data-testid=who]", true },
        { "/", "[data-testid=sign-in]", false },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_for_everybody_in_both_themes_and_on_every_screen(string address, string there, bool signedIn)
    {
        await Furnish();
        await Task.WhenAll(Look(1440, 900, "en-GB"), Look(390, 844, "fr-FR"));

        async Task Look(int width, int height, string locale)
        {
            await using var person = await Dispatcher.Arrive(chromium, region, signedIn, options => (options.ViewportSize, options.Locale) = (new() { Width = width, Height = height }, locale));
            var page = person.Page;
            await page.GotoAsync(address);
            await Expect(page.Locator(there).First).ToBeVisibleAsync();
            await Axe.FindsNothing(page, $"{address}, {width} pixels wide");
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{address} is wider than {width} pixels.");
            Assert.Empty(person.Complaints);
        }
    }

    /// <summary>Something to show on each; made again, it is as it was.</summary>
    private async Task Furnish()
    {
        await region.NamedCell(Cell, "Every page");
        await region.Calendar(Cell);
        await region.Escalation(Cell, "PT10M");
        await region.Policy(Cell, Cell, "PT4H", Cell);
        await region.ChangeAccount("person-1", new { name = "Nadia Ferrand", role = "manager", enabled = true, password = Region.Password });
        await region.Report(Cell, "No network on floor 3");
    }
}
