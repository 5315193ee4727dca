using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Orleans' dashboard in a real browser, under the content policy that it is given.</summary>
[Collection(Chromium.Collection)]
public sealed partial class OpsTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Theory]
    [InlineData("en-GB", "Silos and grains")]
    [InlineData("fr-FR", "Silos et grains")]
    public async Task An_administrator_goes_there_from_the_menu_and_the_browser_finds_nothing_to_complain_of(string locale, string link)
    {
        var name = await region.Account("administrator");
        await using var person = await Dispatcher.Arrive(chromium, region, signedIn: false, options => options.Locale = locale);
        var page = person.Page;

        // Who comes without a session is led to where one signs in.
        await page.GotoAsync("/ops/");
        await page.Locator("[autocomplete=username]").FillAsync(name);
        await page.Locator("[autocomplete=current-password]").FillAsync(Region.Password);
        await page.Locator("button[type=submit].primary").ClickAsync();
        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();

        await Expect(page).ToHaveURLAsync(Dashboard());
        await Expect(page.GetByText("Active Silos").Or(page.GetByText("Silos")).First).ToBeVisibleAsync();
        foreach (var view in new[] { "grains", "silos", "reminders" })
        {
            await page.GotoAsync($"/ops/#/{view}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await Expect(page.Locator("#content table").First).ToBeVisibleAsync();
        }

        Assert.Empty(person.Complaints);
    }

    [GeneratedRegex("/ops/(#.*)?$")]
    private static partial Regex Dashboard();
}
