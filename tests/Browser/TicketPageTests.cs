using System.Net;
using static Dispatch.Tests.Browser.Markup;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>The page of a ticket, which is the same beside the queue: what happened, why its times are what they are, and what can be done now.</summary>
[Collection(Chromium.Collection)]
public sealed class TicketPageTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task Offers_what_the_state_allows_and_nothing_else_and_goes_on_with_it()
    {
        var cell = await region.Cell("Ada Martin");
        await region.Policy(cell, "always", "PT4H");
        var number = await region.Report(cell, "Router down");
        await using var dispatcher = await Open(number);
        var page = dispatcher.Page.GetByTestId("ticket-page");
        await Offers(dispatcher, "assign", "qualify", "transfer", "suspend", "resolve");

        await Press(dispatcher, "suspend");
        var form = page.GetByTestId("action-form");
        await form.GetByRole(AriaRole.Button, new() { Name = "Let it wait" }).ClickAsync();
        await Expect(form).ToContainTextAsync("Fill this in.");
        await form.GetByLabel("It waits for").SelectOptionAsync("parts");
        await form.GetByRole(AriaRole.Button, new() { Name = "Let it wait" }).ClickAsync();
        await Expect(page.GetByTestId("journal")).ToContainTextAsync("Waits for parts");
        await Offers(dispatcher, "transfer", "suspend", "resume", "resolve");
        await Expect(page.GetByTestId("account")).ToContainTextAsync("Stood still");

        await Press(dispatcher, "resume");
        await Offers(dispatcher, "assign", "qualify", "transfer", "suspend", "resolve");
        await page.GetByTestId("quick-note").FillAsync("Called back");
        await dispatcher.Page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("journal")).ToContainTextAsync("Called back");

        // What happens elsewhere appears by itself.
        await region.Command(number, "assign", new { technician = Region.IdOf(cell, "Ada Martin") });
        await Expect(page.GetByTestId("journal")).ToContainTextAsync("Assigned to Ada Martin");
        await Expect(page.GetByTestId("interventions")).ToContainTextAsync("Ada Martin");
        await Offers(dispatcher, "reassign", "transfer", "suspend", "unassign", "resolve");
        await Axe.FindsNothing(dispatcher.Page, "ticket page");

        await region.Command(number, "resolve", new { code = "fixed" });
        await Offers(dispatcher, "reopen", "close");
        Assert.Empty(dispatcher.Complaints);
    }

    [Fact]
    public async Task Is_printed_whole_and_without_what_only_a_screen_has()
    {
        var cell = await region.Cell();
        var number = await region.Report(cell, "To be taken along");
        for (var i = 1; i <= 30; i++)
            await region.Command(number, "note", new { text = $"Remark {i}" });
        await using var dispatcher = await Open(number);
        var page = dispatcher.Page.GetByTestId("ticket-page");
        await Expect(page.GetByTestId("journal")).ToContainTextAsync("Remark 1");
        Assert.True(await IsCut(), "The screen scrolls.");

        await dispatcher.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await Expect(page.GetByTestId("ticket-actions")).ToBeHiddenAsync();
        await Expect(page.GetByTestId("quick-note")).ToBeHiddenAsync();
        await Expect(dispatcher.Connection).ToBeHiddenAsync();
        await Expect(dispatcher.Page.GetByTestId("account-menu")).ToBeHiddenAsync();
        await Expect(page.GetByTestId("journal")).ToBeVisibleAsync();
        Assert.False(await IsCut(), "Paper has as many pages as are needed.");
        Assert.Equal("rgb(255, 255, 255)", await page.Locator("article").EvaluateAsync<string>("article => getComputedStyle(article).backgroundColor"));

        Task<bool> IsCut() => page.EvaluateAsync<bool>("main => main.scrollHeight > main.clientHeight + 1");
    }

    [Fact]
    public async Task Conflicts_are_told_in_words_and_the_form_is_kept()
    {
        var cell = await region.Cell("Ada Martin");
        var number = await region.Report(cell, "Wanted");
        await using var dispatcher = await Open(number);
        await Press(dispatcher, "transfer");
        var form = dispatcher.Page.GetByTestId("action-form");
        var other = await region.Cell();
        await dispatcher.Page.ReloadAsync();
        await Press(dispatcher, "transfer");
        await form.GetByLabel("To the cell").SelectOptionAsync(other);
        await form.GetByLabel("Reason").FillAsync("Theirs");
        await dispatcher.Page.RouteAsync("**/transfer", async route =>
        {
            await region.Command(number, "assign", new { technician = Region.IdOf(cell, "Ada Martin") });
            await route.ContinueAsync();
        });
        await form.GetByRole(AriaRole.Button, new() { Name = "Transfer" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ada Martin has had it since");
        await Expect(form.GetByLabel("Reason")).ToHaveValueAsync("Theirs");
    }

    [Fact]
    public async Task It_is_given_to_whom_the_suggestions_name_as_on_the_console()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen");
        var number = await region.Report(cell, "Switch is dead");
        await using var dispatcher = await Open(number);
        await Press(dispatcher, "assign");
        await Expect(dispatcher.Suggestions).ToHaveCountAsync(2);
        await Expect(dispatcher.Suggestions.First.GetByTestId("why")).Not.ToBeEmptyAsync();
        await Axe.FindsNothing(dispatcher.Page, "ticket page, suggestions");
        await dispatcher.Page.Keyboard.PressAsync("Escape");
        await Expect(dispatcher.AssignPanel).ToHaveCountAsync(0);
        await Expect(dispatcher.Page.Locator("[data-command=assign]")).ToBeFocusedAsync();

        // Somebody else is quicker: that is told where the choice was made.
        await Press(dispatcher, "assign");
        await Expect(dispatcher.Suggestions).ToHaveCountAsync(2);
        await dispatcher.Page.RouteAsync("**/assign", async route =>
        {
            await region.Command(number, "assign", new { technician = Region.IdOf(cell, "Ada Martin") });
            await route.ContinueAsync();
        });
        await dispatcher.Suggestions.Filter(new() { HasText = "Bruno Nguyen" }).ClickAsync();
        await Expect(dispatcher.Page.GetByTestId("assign-trouble")).ToContainTextAsync("Ada Martin has had it since");
        await Expect(dispatcher.Page.GetByTestId("ticket-page")).ToContainTextAsync("Assigned to Ada Martin");
        await dispatcher.Page.Keyboard.PressAsync("Escape");

        await Press(dispatcher, "reassign");
        await Expect(dispatcher.Suggestions).ToHaveCountAsync(1);
        await dispatcher.Page.Keyboard.PressAsync("Enter");
        await Expect(dispatcher.AssignPanel).ToHaveCountAsync(0);
        await Expect(dispatcher.Page.GetByTestId("journal")).ToContainTextAsync("Passed from Ada Martin to Bruno Nguyen");
        Assert.Equal(Region.IdOf(cell, "Bruno Nguyen"), (await region.Ticket(number)).GetProperty("technician").GetString());
        // The browser tells of the answer that was a refusal.
        Assert.All(dispatcher.Complaints, complaint => Assert.Contains("responded with a status of 4", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_to_what_one_may_not_see_says_so()
    {
        var (own, foreign) = (await region.Cell(), await region.Cell());
        var number = await region.Report(foreign, "Not yours");
        var name = await region.Account("dispatcher", [own]);
        await using var dispatcher = await Dispatcher.SignedIn(chromium, region, name, $"/tickets/{number}");
        await Expect(dispatcher.Page.GetByTestId("ticket-page")).ToContainTextAsync("This ticket is not there, or not for you.");
        await Expect(dispatcher.Page.GetByTestId("ticket-page")).ToContainTextAsync(number);
        Assert.DoesNotContain("Not yours", await dispatcher.Page.ContentAsync(), StringComparison.Ordinal);
        await Axe.FindsNothing(dispatcher.Page, "hidden ticket");
    }

    [Fact]
    public async Task Html_and_script_in_every_field_is_shown_as_text()
    {
        var cell = await region.Cell();
        await region.Technician(cell, $"Eve {Script}", skill: "<i>x</i>");
        var number = await region.Report(
            cell, $"Subject {Script}", site: new { name = $"Site {Script}", address = $"Address {Script}", latitude = 45.7, longitude = 4.8 }, requester: $"Requester {Script}");
        await region.Command(number, "qualify", new { category = $"Category {Script}" });
        await region.Command(number, "note", new { text = $"Note {Script}" });
        await region.Command(number, "suspend", new { reason = "parts", note = $"Suspended {Script}" });
        await region.Command(number, "resume");
        await region.Command(number, "assign", new { technician = Region.IdOf(cell, "Eve"), reason = $"Reason {Script}" });
        await region.Command(number, "decline", new { reason = $"Declined {Script}" });
        await using var dispatcher = await Open(number);
        var page = dispatcher.Page.GetByTestId("ticket-page");
        foreach (var text in (string[])["Subject", "Site", "Address", "Requester", "Category", "Note", "Suspended", "Reason", "Declined", "Eve"])
            await Expect(page).ToContainTextAsync($"{text} {Script}");
        await IsText(dispatcher.Page);

        await dispatcher.Page.GotoAsync($"/?cell={cell}");
        await dispatcher.IsLive();
        await Expect(dispatcher.Page.GetByTestId("technician-line")).ToContainTextAsync($"Eve {Script}");
        await dispatcher.Page.GetByTestId("technician-line").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(dispatcher.Page.GetByTestId("technician-panel")).ToContainTextAsync("<i>x</i>");
        await Expect(dispatcher.Page.GetByTestId("map")).ToHaveAttributeAsync("data-tickets", "1");
        await dispatcher.Row(number).GetByText(number).First.ClickAsync();
        await Expect(dispatcher.Page.Locator(".leaflet-tooltip")).ToContainTextAsync($"Subject {Script}");
        await IsText(dispatcher.Page);
        Assert.Empty(dispatcher.Complaints);
    }

    [Theory]
    [InlineData("/tickets/T-1001", HttpStatusCode.OK)]
    [InlineData("/tickets/T-1001/more", HttpStatusCode.NotFound)]
    [InlineData("/tickets/", HttpStatusCode.NotFound)]
    [InlineData("/tickets/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", HttpStatusCode.NotFound)]
    public async Task A_ticket_has_an_address_and_nothing_below_it(string path, HttpStatusCode status)
    {
        using var answer = await region.Server.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
    }

    private static ILocator Actions(Dispatcher dispatcher) => dispatcher.Page.GetByTestId("ticket-actions").Locator("button[data-command]");

    private static Task Press(Dispatcher dispatcher, string command) => dispatcher.Page.GetByTestId("ticket-actions").Locator($"[data-command={command}]").ClickAsync();

    private static async Task Offers(Dispatcher dispatcher, params string[] commands)
    {
        await Expect(Actions(dispatcher)).ToHaveCountAsync(commands.Length);
        foreach (var command in commands)
            await Expect(dispatcher.Page.GetByTestId("ticket-actions").Locator($"[data-command={command}]")).ToBeVisibleAsync();
    }

    private async Task<Dispatcher> Open(string number)
    {
        var dispatcher = await Dispatcher.Arrive(chromium, region);
        await dispatcher.Page.GotoAsync($"/tickets/{number}");
        await dispatcher.IsLive();
        return dispatcher;
    }
}
