using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>What people type is text, and nothing else; the page keeps its own content policy.</summary>
[Collection(Chromium.Collection)]
public sealed class ContentTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private const string Script = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

    [Fact]
    public async Task Html_and_script_are_shown_as_text_and_the_page_has_nothing_to_complain_about()
    {
        var cell = await region.Cell();
        await region.Technician(cell, $"Eve <b>{Script}</b>", skill: "<i>x</i>");
        var number = await region.Report(cell, $"Subject {Script}", site: new { name = $"Site {Script}" }, requester: $"Requester {Script}");
        await region.Command(number, "note", new { text = $"Note {Script}" });
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        var page = dispatcher.Page;

        var row = dispatcher.Row(number);
        await Expect(row).ToContainTextAsync($"Subject {Script}");
        await Expect(row).ToContainTextAsync($"Requester {Script} · Site {Script}");

        await row.GetByText(number).First.ClickAsync();
        await Expect(page.GetByTestId("ticket-panel")).ToContainTextAsync($"Note {Script}");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("a");
        await Expect(dispatcher.AssignPanel).ToContainTextAsync($"<b>{Script}</b>");
        await page.Keyboard.PressAsync("1");
        await Expect(row).ToContainTextAsync("Eve <b>");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByTestId("keys-panel")).ToBeVisibleAsync();

        await Expect(page.Locator("#app img, #app script")).ToHaveCountAsync(0);
        Assert.DoesNotContain("owned", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(dispatcher.Complaints);
    }
}
