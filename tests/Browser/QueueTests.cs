using Dispatch.Testing;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>The queue of a cell: signing in, following what happens elsewhere, showing as text whatever people type.</summary>
[Collection(Chromium.Collection)]
public sealed class QueueTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private const string Script = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

    [Fact]
    public async Task After_signing_in_the_queue_is_there()
    {
        var cell = await region.Cell();
        var number = await region.Report(cell, "No network on floor 3");
        await using var dispatcher = await Dispatcher.Arrive(chromium, region, signedIn: false);
        await dispatcher.Page.GotoAsync($"/?cell={cell}");

        await dispatcher.Page.GetByText("Sign in with the administrator token").ClickAsync();
        await dispatcher.Page.GetByLabel("Token", new() { Exact = true }).FillAsync("not-the-right-token");
        await dispatcher.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(dispatcher.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "does not accept" })).ToBeVisibleAsync();

        await dispatcher.Page.GetByLabel("Token", new() { Exact = true }).FillAsync(ServerProcess.Token);
        await dispatcher.Page.Keyboard.PressAsync("Enter");
        await dispatcher.IsLive();
        await Expect(dispatcher.Row(number)).ToContainTextAsync("No network on floor 3");
        await Expect(dispatcher.Page.GetByTestId("sign-in")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("messagepack")]
    [InlineData("json")]
    public async Task What_happens_elsewhere_appears_by_itself(string protocol)
    {
        var cell = await region.Cell("Ada Martin");
        await using var dispatcher = await Dispatcher.Arrive(chromium, region);
        var spoken = new TaskCompletionSource<string>();
        dispatcher.Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => spoken.TrySetResult(frame.Text ?? System.Text.Encoding.UTF8.GetString(frame.Binary!));
        await dispatcher.Page.GotoAsync($"/?cell={cell}&protocol={protocol}");
        await dispatcher.IsLive();
        await Expect(dispatcher.Page.GetByTestId("state")).ToContainTextAsync("no open ticket");
        Assert.Contains($"\"protocol\":\"{protocol}\"", await spoken.Task, StringComparison.Ordinal);

        var number = await region.Report(cell, "Printer offline");
        var row = dispatcher.Row(number);
        await Expect(row).ToContainTextAsync("Printer offline");
        await Expect(row).ToContainTextAsync("New");

        await region.Command(number, "assign", new { technician = Region.IdOf(cell, "Ada Martin"), mode = "onSite" });
        await Expect(row).ToContainTextAsync("Ada Martin");
        await region.Command(number, "depart");
        await Expect(row).ToContainTextAsync("en route");
        await dispatcher.ShowsBoardOf(region, cell);

        await region.Command(number, "resolve", new { code = "fixed" });
        await Expect(row).ToHaveCountAsync(0);
        await Expect(dispatcher.Page.GetByTestId("state")).ToContainTextAsync("no open ticket");
    }

    [Fact]
    public async Task Without_the_module_for_MessagePack_the_board_is_live_all_the_same()
    {
        var cell = await region.Cell();
        await using var dispatcher = await Dispatcher.Arrive(chromium, region);
        var refused = 0;
        await dispatcher.Page.RouteAsync("**/assets/*.js", route =>
        {
            if (!route.Request.Url.Contains("/esm-", StringComparison.Ordinal))
                return route.ContinueAsync();
            Interlocked.Increment(ref refused);
            return route.AbortAsync();
        });
        await dispatcher.Page.GotoAsync($"/?cell={cell}");
        await dispatcher.IsLive();
        var number = await region.Report(cell, "Still heard");
        await Expect(dispatcher.Row(number)).ToBeVisibleAsync();
        Assert.NotEqual(0, refused);
    }

    [Fact]
    public async Task An_unknown_cell_is_said_in_words()
    {
        await using var dispatcher = await Dispatcher.Arrive(chromium, region);
        await dispatcher.Page.GotoAsync("/?cell=nowhere");
        await Expect(dispatcher.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "There is no cell “nowhere”" })).ToBeVisibleAsync();
    }

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
