using System.Text.Json;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Giving work to whom the page suggests, and to somebody else.</summary>
[Collection(Chromium.Collection)]
public sealed class SuggestionTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private static readonly object s_site = new { name = "Town hall", latitude = 45.75, longitude = 4.85 };

    [Fact]
    public async Task The_nearest_is_first_with_figures_and_a_reason_and_Enter_takes_them()
    {
        var cell = await Cell();
        var number = await region.Report(cell, "Switch is dead", site: s_site);
        await using var dispatcher = await Open(cell, number);
        var first = dispatcher.Suggestions.First;

        await Expect(dispatcher.Suggestions).ToHaveCountAsync(2);
        await Expect(first).ToContainTextAsync("Bruno Nguyen");
        await Expect(first.GetByTestId("why")).ToContainTextAsync(Pattern(@"^Free now, \d+ min away \(1\.1 km\); .+ before the limit \(resolution\); just able; nothing else planned\.$"));
        await Expect(first.Locator("[data-factor]")).ToHaveCountAsync(6);
        await Expect(first.Locator("[data-factor=travel]")).ToHaveAttributeAsync("title", Pattern(@"^Travel: \d+ min, [\d.]+ of [\d.]+ points$"));

        // Whoever cannot go is folded away, with why and with what would change that.
        await Expect(dispatcher.Page.GetByTestId("excluded")).ToHaveCountAsync(0);
        await dispatcher.AssignPanel.GetByRole(AriaRole.Button, new() { Name = "1 cannot go" }).ClickAsync();
        await Expect(dispatcher.Page.GetByTestId("excluded")).ToHaveTextAsync(Pattern(@"Chloé Durand\s*Not at work\.\s*As soon as they are at work\."));

        await dispatcher.Page.GetByRole(AriaRole.Combobox, new() { Name = "Enter takes the first" }).PressAsync("Enter");
        await Expect(dispatcher.AssignPanel).ToHaveCountAsync(0);
        await dispatcher.HasTaken(number, "Bruno Nguyen");
        Assert.Equal($$"""{"rank":1,"of":2,"best":"{{Region.IdOf(cell, "Bruno Nguyen")}}"}""", await Recorded(number));

        // The life line says so.
        await dispatcher.Row(number).PressAsync("Enter");
        await Expect(dispatcher.Page.GetByTestId("ticket-panel")).ToContainTextAsync("followed the suggestion, first of 2");
    }

    [Fact]
    public async Task A_number_takes_another_and_a_name_even_one_who_is_excluded()
    {
        var cell = await Cell();
        var number = await region.Report(cell, "Switch is dead", site: s_site);
        await using var dispatcher = await Open(cell, number);
        await Expect(dispatcher.Suggestions).ToHaveCountAsync(2);
        await dispatcher.Page.Keyboard.PressAsync("2");
        await dispatcher.HasTaken(number, "Ada Martin");
        Assert.Equal($$"""{"rank":2,"of":2,"best":"{{Region.IdOf(cell, "Bruno Nguyen")}}"}""", await Recorded(number));

        // Confirmed, the line has the focus again; who has it now is no longer suggested.
        await dispatcher.Row(number).PressAsync("a");
        await Expect(dispatcher.Suggestions).ToHaveCountAsync(1);
        await dispatcher.Page.Keyboard.TypeAsync("chloe");
        await Expect(dispatcher.Page.GetByTestId("excluded")).ToHaveCountAsync(1);
        await dispatcher.Page.Keyboard.PressAsync("Enter");
        await dispatcher.HasTaken(number, "Chloé Durand");
        Assert.Equal($$"""{"of":1,"best":"{{Region.IdOf(cell, "Bruno Nguyen")}}"}""", await Recorded(number));
    }

    [Fact]
    public async Task Whoever_follows_a_suggestion_while_another_takes_the_ticket_is_told_in_words()
    {
        var cell = await Cell();
        var number = await region.Report(cell, "Switch is dead", site: s_site);
        await using var first = await Dispatcher.Watch(chromium, region, cell);
        await using var second = await Open(cell, number);
        await Expect(second.Suggestions).ToHaveCountAsync(2);
        await second.Page.RouteAsync("**/assign", async route =>
        {
            // Between the second one's key and the server lies the first one's whole assignment, to somebody else.
            await first.Row(number).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
            await Expect(first.Suggestions).ToHaveCountAsync(2);
            await first.Page.Keyboard.PressAsync("2");
            await first.HasTaken(number, "Ada Martin");
            await route.ContinueAsync();
        });
        await second.Page.Keyboard.PressAsync("Enter");

        await Expect(second.Page.GetByTestId("assign-trouble")).ToContainTextAsync("Not done: Ada Martin has had it since");
        await Expect(second.Row(number)).ToContainTextAsync("not done");
        Assert.Equal(Region.IdOf(cell, "Ada Martin"), (await region.Ticket(number)).GetProperty("technician").GetString());
        // Whoever has it stays where they were, with the reason, until the new order is let in.
        await Expect(second.Suggestions).ToContainTextAsync(["Bruno Nguyen", "Has the ticket now."]);
        await second.Page.Keyboard.PressAsync("0");
        await Expect(second.Suggestions).ToHaveCountAsync(1);
        await first.ShowsBoardOf(region, cell);
        await second.ShowsBoardOf(region, cell);
    }

    [Fact]
    public async Task People_do_not_move_under_the_hand()
    {
        var cell = await Cell();
        var number = await region.Report(cell, "Switch is dead", site: s_site);
        await using var dispatcher = await Open(cell, number);
        await Expect(dispatcher.Suggestions).ToHaveCountAsync(2);

        // The nearest is given something else to do, and the ticket changes: figures go on, the order waits.
        var other = await region.Report(cell, "Something else", "high", "high", site: new { name = "Far away", latitude = 46.4, longitude = 4.85 });
        await region.Command(other, "assign", new { technician = Region.IdOf(cell, "Bruno Nguyen") });
        await region.Command(number, "qualify", new { estimatedDuration = "PT30M" });
        await Expect(dispatcher.Suggestions.First).ToContainTextAsync("1 ticket");
        await Expect(dispatcher.Suggestions.First).ToContainTextAsync("Bruno Nguyen");
        await Expect(dispatcher.Page.GetByTestId("moved")).ToBeVisibleAsync();
        await dispatcher.Page.Keyboard.PressAsync("0");
        await Expect(dispatcher.Suggestions.First).ToContainTextAsync("Ada Martin");
        await Expect(dispatcher.Page.GetByTestId("moved")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_speaks_French_and_hurts_nobody()
    {
        var cell = await Cell();
        var number = await region.Report(cell, "Switch is dead", site: s_site);
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell, options => options.Locale = "fr-FR");
        await dispatcher.Row(number).GetByRole(AriaRole.Button, new() { Name = "Affecter" }).ClickAsync();
        await Expect(dispatcher.Suggestions.First.GetByTestId("why")).ToContainTextAsync(Pattern(@"^Libre tout de suite, à \d+ min \(1,1 km\) ; .+ avant l’échéance \(résolution\) ; juste le niveau demandé ; rien d’autre de prévu\.$"));
        await dispatcher.AssignPanel.GetByTestId("fold").ClickAsync();
        await Expect(dispatcher.Page.GetByTestId("excluded")).ToContainTextAsync("Pas au travail.");
        await Axe.FindsNothing(dispatcher.Page, "suggestions");
        Assert.Empty(dispatcher.Complaints);
    }

    /// <summary>Three people: one near, one further away, one not there.</summary>
    private async Task<string> Cell()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen", "Chloé Durand");
        await region.Position(Region.IdOf(cell, "Ada Martin"), 45.85, 4.85);
        await region.Position(Region.IdOf(cell, "Bruno Nguyen"), 45.76, 4.85);
        await region.Presence(Region.IdOf(cell, "Chloé Durand"), "off");
        return cell;
    }

    private async Task<Dispatcher> Open(string cell, string number)
    {
        var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        await dispatcher.Row(number).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        return dispatcher;
    }

    /// <summary>What the journal's last assignment says of the suggestions.</summary>
    private async Task<string> Recorded(string number)
    {
        var assigned = (await region.Journal(number)).Last(line => line.GetProperty("type").GetString() is "assigned" or "reassigned").GetProperty("data");
        return (assigned.TryGetProperty("to", out var to) && to.ValueKind is JsonValueKind.Object ? to : assigned).GetProperty("suggestion").GetRawText();
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
