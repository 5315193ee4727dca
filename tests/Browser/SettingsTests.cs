using System.Net;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>The settings of service levels: what is edited is seen on a week, what it touches before it is saved.</summary>
[Collection(Chromium.Collection)]
public sealed class SettingsTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task A_calendar_is_edited_beside_a_week_that_shows_what_it_does()
    {
        await region.Calendar("workshop");
        await using var administrator = await Open("calendars", "workshop");
        var page = administrator.Page;
        var preview = page.GetByTestId("preview");
        var drawing = page.GetByTestId("week-drawing");

        // One hour on Friday, two on Monday: over the weekend on which clocks go forward.
        await preview.GetByLabel("Start", new() { Exact = true }).FillAsync("2026-03-27T16:00");
        await preview.GetByLabel("Target").FillAsync("3h");
        await Expect(page.GetByTestId("due-words")).ToContainTextAsync("30 March 2026 at 11:00");
        await Expect(drawing).ToHaveAttributeAsync("data-monday", "2026-03-23");
        await Expect(drawing.GetByTestId("clock-change")).ToContainTextAsync("+1 h");
        await Expect(drawing.GetByTestId("band")).ToHaveCountAsync(5);
        await preview.GetByRole(AriaRole.Button, new() { Name = "Week of the due instant" }).ClickAsync();
        await Expect(drawing).ToHaveAttributeAsync("data-monday", "2026-03-30");
        await Expect(drawing.GetByTestId("due-mark")).ToBeVisibleAsync();

        // A week that nothing is due in has its hours too.
        await preview.GetByRole(AriaRole.Button, new() { Name = "Next week" }).ClickAsync();
        await Expect(drawing).ToHaveAttributeAsync("data-monday", "2026-04-06");
        await Expect(drawing.GetByTestId("band")).ToHaveCountAsync(5);
        await Expect(drawing.GetByTestId("due-mark")).ToHaveCountAsync(0);

        // Shorter Fridays, and Monday is a holiday: the due instant follows what is typed.
        await page.GetByLabel("Friday").FillAsync("9-16");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a date" }).ClickAsync();
        await page.GetByTestId("exceptions").GetByLabel("Date").FillAsync("2026-03-30");
        await page.GetByTestId("exceptions").GetByLabel("Name").FillAsync("Inventory");
        await Expect(page.GetByTestId("due-words")).ToContainTextAsync("31 March 2026 at 12:00");
        await Expect(page.GetByTestId("met")).ToContainTextAsync("Inventory");
        await preview.GetByRole(AriaRole.Button, new() { Name = "Week of the due instant" }).ClickAsync();
        await Expect(drawing.GetByTestId("drawn-exception")).ToContainTextAsync("Inventory");

        await Save(page);
        await Expect(page.GetByTestId("save-dialog")).ToContainTextAsync("0 open tickets");
        await Confirm(page);
        await Expect(page.GetByTestId("save-bar")).ToContainTextAsync("Saved as version 2");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Friday")).ToHaveValueAsync("09:00-16:00");
        await Expect(page.GetByTestId("version")).ToContainTextAsync("Version 2");
        Assert.Empty(administrator.Complaints);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_is_not_sent()
    {
        await region.Calendar("overlapping");
        await using var administrator = await Open("calendars", "overlapping");
        var page = administrator.Page;
        var monday = page.GetByLabel("Monday");

        await monday.FillAsync("9-13, 12-18");
        await Expect(page.GetByTestId("week")).ToContainTextAsync("09:00-13:00 and 12:00-18:00 overlap.");
        await Expect(monday).ToHaveAttributeAsync("aria-invalid", "true");
        await Save(page);
        await Expect(monday).ToBeFocusedAsync();
        await Expect(page.GetByTestId("save-dialog")).ToHaveCountAsync(0);
        await monday.FillAsync("9-12, 12-18");
        await Expect(monday).Not.ToHaveAttributeAsync("aria-invalid", "true");

        // What only the server knows stands there too, until the field is changed.
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard changes" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Contacts" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New contact" }).ClickAsync();
        await page.GetByLabel("Identifier").FillAsync("managers");
        await page.GetByLabel("E-mail address").FillAsync("marie@somewhere@example.org");
        await Save(page);
        await Expect(page.Locator(".error")).ToContainTextAsync("an address such as marie@example.org");
        await page.GetByLabel("E-mail address").FillAsync("marie@example.org");
        await Expect(page.Locator(".error")).ToHaveCountAsync(0);
        await Save(page);
        await Expect(page.GetByTestId("save-bar")).ToContainTextAsync("Saved as version 1");
        await Expect(page.GetByTestId("documents")).ToContainTextAsync("managers");
    }

    [Fact]
    public async Task Open_tickets_follow_a_change_once_its_impact_was_seen()
    {
        var cell = await region.Cell();
        await region.Calendar($"{cell}-hours");
        await region.Policy(cell, $"{cell}-hours", "PT100H");
        string[] numbers = [await region.Report(cell, "One"), await region.Report(cell, "Two"), await region.Report(cell, "Three")];
        var before = await Due(numbers[0]);
        await using var administrator = await Open("calendars", $"{cell}-hours");
        var page = administrator.Page;

        foreach (var day in (string[])["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"])
            await page.GetByLabel(day).FillAsync("10-12");
        await Save(page);
        await Expect(page.GetByTestId("impact")).ToContainTextAsync("3 open tickets");
        await Expect(page.GetByTestId("impact")).ToContainTextAsync("3 due instants move");
        Assert.Equal(before, await Due(numbers[0]));

        await page.GetByLabel("also for open tickets").CheckAsync();
        await Confirm(page);
        var progress = page.GetByTestId("recomputation");
        await Expect(progress).ToHaveAttributeAsync("data-state", "done");
        await Expect(progress).ToContainTextAsync("3 open tickets computed again");
        Assert.NotEqual(before, await Due(numbers[0]));

        // The address names it: a reload goes on showing it.
        await page.ReloadAsync();
        await Expect(progress).ToContainTextAsync("3 due instants moved");
        Assert.Empty(administrator.Complaints);
    }

    [Fact]
    public async Task Of_two_who_edit_the_second_is_told_who_came_between()
    {
        await region.Calendar("shared");
        await using var first = await Open("calendars", "shared");
        await using var second = await Open("calendars", "shared");
        await first.Page.GetByLabel("Monday").FillAsync("7-15");
        await second.Page.GetByLabel("Tuesday").FillAsync("8-16");

        await Save(first.Page);
        await Confirm(first.Page);
        await Expect(first.Page.GetByTestId("save-bar")).ToContainTextAsync("Saved as version 2");
        await Save(second.Page);
        await Confirm(second.Page);
        var told = second.Page.GetByTestId("outdated");
        await Expect(told).ToContainTextAsync("administrator saved version 2");
        await Expect(told).ToContainTextAsync("weekly hours");
        await Expect(second.Page.GetByLabel("Tuesday")).ToHaveValueAsync("08:00-16:00");

        await told.GetByRole(AriaRole.Button, new() { Name = "Load version 2" }).ClickAsync();
        await Expect(second.Page.GetByLabel("Monday")).ToHaveValueAsync("07:00-15:00");
        await Expect(second.Page.GetByLabel("Tuesday")).ToHaveValueAsync("09:00-17:00");
        await Expect(told).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Leaving_asks_while_something_is_not_saved()
    {
        await region.Calendar("unsaved");
        await using var administrator = await Open("calendars", "unsaved");
        var page = administrator.Page;
        var asks = page.GetByTestId("leave-dialog");

        await page.GetByLabel("Sunday").FillAsync("10-12");
        await page.GetByRole(AriaRole.Link, new() { Name = "Contacts" }).ClickAsync();
        await Expect(asks).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(asks).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Sunday")).ToHaveValueAsync("10:00-12:00");

        await page.GetByRole(AriaRole.Link, new() { Name = "Queue" }).ClickAsync();
        await asks.GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();
        await Expect(page.GetByTestId("settings-link")).ToBeVisibleAsync();
        await page.GetByTestId("settings-link").ClickAsync();
        await Expect(page.GetByTestId("documents")).ToContainTextAsync("unsaved");
    }

    [Fact]
    public async Task Dates_come_from_an_ics_file_with_what_was_ignored()
    {
        await region.Calendar("holidays", exceptions: [new { date = $"{DateTime.UtcNow.Year}-12-25", name = "Closed anyway" }]);
        await using var administrator = await Open("calendars", "holidays");
        var page = administrator.Page;
        var file = string.Join("\r\n", [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", "DTSTART;VALUE=DATE:20200101",
            "RRULE:FREQ=YEARLY", "SUMMARY:New Year", "END:VEVENT", "BEGIN:VEVENT", "UID:2", "DTSTAMP:20260101T000000Z", "DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY",
            "SUMMARY:Christmas", "END:VEVENT", "BEGIN:VEVENT", "UID:3", "DTSTAMP:20260101T000000Z", "DTSTART:20260301T100000Z", "SUMMARY:A meeting", "END:VEVENT", "END:VCALENDAR", ""]);

        await page.GetByLabel("Import from an .ics file").SetInputFilesAsync(new FilePayload { Name = "france.ics", MimeType = "text/calendar", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        var import = page.GetByTestId("import");
        await Expect(import).ToContainTextAsync("5 dates taken from france.ics");
        await import.GetByText("2 entries ignored").ClickAsync();
        await Expect(import).ToContainTextAsync("A meeting");
        await Expect(page.GetByTestId("exceptions").GetByRole(AriaRole.Row)).ToHaveCountAsync(7);
        await Save(page);
        await Confirm(page);
        await Expect(page.GetByTestId("save-bar")).ToContainTextAsync("Saved as version 2");
    }

    [Fact]
    public async Task Policies_escalations_and_rotations_are_made_here()
    {
        var cell = await region.Cell("Ada Martin");
        await using var administrator = await Open("escalation-policies", "");
        var page = administrator.Page;
        await page.GetByLabel("Identifier").FillAsync($"{cell}-nights");
        await page.GetByLabel("then after").FillAsync("10 min");
        await page.GetByLabel("Whom").SelectOptionAsync("onCall");
        await page.GetByLabel("e-mail").CheckAsync();
        await Save(page);
        await Expect(page.GetByTestId("save-bar")).ToContainTextAsync("Saved as version 1");

        await page.GetByRole(AriaRole.Link, new() { Name = "On call" }).ClickAsync();
        await page.GetByTestId("documents").GetByText(cell.Replace("cell-", "Cell ", StringComparison.Ordinal), new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add somebody" }).ClickAsync();
        await page.GetByLabel("Person 1", new() { Exact = true }).FillAsync(Region.IdOf(cell, "Ada Martin"));
        await Save(page);
        await Expect(page.GetByTestId("on-call-now")).ToContainTextAsync("Ada Martin");

        await page.GetByRole(AriaRole.Link, new() { Name = "SLA policies" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New policy" }).ClickAsync();
        await page.GetByLabel("Identifier").FillAsync($"{cell}-promise");
        await page.GetByTestId("goals").GetByRole(AriaRole.Checkbox, new() { Name = "Response" }).CheckAsync();
        for (var priority = 1; priority <= 4; priority++)
        {
            await page.GetByLabel($"Duration: Response, priority {priority}").FillAsync($"{priority} h");
            await page.GetByLabel($"Calendar: Response, priority {priority}").SelectOptionAsync("always");
        }

        await Expect(page.GetByTestId("due-words")).ToContainTextAsync("Due");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a line" }).ClickAsync();
        await page.GetByTestId("scopes").GetByLabel("Cell").SelectOptionAsync(cell);
        await page.GetByLabel("Escalation policy").SelectOptionAsync($"{cell}-nights");
        await Save(page);
        await Confirm(page);
        await Expect(page.GetByTestId("save-bar")).ToContainTextAsync("Saved as version 1");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Duration: Response, priority 4")).ToHaveValueAsync("4 h");
        Assert.Empty(administrator.Complaints);
    }

    [Fact]
    public async Task A_checklist_is_made_here_in_both_languages()
    {
        var cell = await region.Cell();
        await using var administrator = await Open("checklists", "");
        var page = administrator.Page;
        await page.GetByLabel("Identifier").FillAsync($"{cell}-list");
        await Save(page);
        await Expect(page.GetByTestId("items")).ToContainTextAsync("Give one text for all, or French and English.");

        await page.GetByLabel("For the category").FillAsync($"{cell}-printing");
        await page.GetByLabel("French").FillAsync("Imprimante hors tension");
        await page.GetByLabel("English").FillAsync("Printer switched off");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an item" }).ClickAsync();
        await page.GetByLabel("Or one text for all").Nth(1).FillAsync("Test 42");
        await page.GetByLabel("Required, or a reason").Nth(1).UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move item 2 up" }).ClickAsync();
        await Save(page);
        await Expect(page.GetByTestId("save-bar")).ToContainTextAsync("Saved as version 1");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Or one text for all").Nth(0)).ToHaveValueAsync("Test 42");
        await Expect(page.GetByLabel("Required, or a reason").Nth(0)).Not.ToBeCheckedAsync();
        await Expect(page.GetByLabel("French").Nth(1)).ToHaveValueAsync("Imprimante hors tension");
        Assert.Empty(administrator.Complaints);
    }

    [Fact]
    public async Task In_french_too()
    {
        await region.Calendar("atelier");
        await using var administrator = await Open("calendars", "atelier", options => options.Locale = "fr-FR");
        var page = administrator.Page;
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await page.GetByTestId("preview").GetByLabel("Début", new() { Exact = true }).FillAsync("2026-10-23T16:00");
        await Expect(page.GetByTestId("due-words")).ToContainTextAsync("26 octobre 2026 à 12:00");
        await page.GetByLabel("lundi").FillAsync("9-13, 12-18");
        await Expect(page.GetByTestId("week")).ToContainTextAsync("09:00-13:00 et 12:00-18:00 se chevauchent.");
        await page.GetByTestId("language").ClickAsync();
        await Expect(page.GetByTestId("week")).ToContainTextAsync("09:00-13:00 and 12:00-18:00 overlap.");
    }

    [Fact]
    public async Task Axe_finds_nothing_in_any_editor_light_or_dark()
    {
        var cell = await region.Cell("Ada Martin");
        await region.Calendar($"{cell}-hours", exceptions: [new { date = "2026-12-25", name = "Christmas" }]);
        await region.Escalation($"{cell}-nights", "PT10M");
        await region.Policy(cell, $"{cell}-hours", "PT4H", $"{cell}-nights");
        await using var administrator = await Open("calendars", $"{cell}-hours");
        var page = administrator.Page;
        await Expect(page.GetByTestId("due-words")).ToBeVisibleAsync();
        await page.GetByLabel("Monday").FillAsync("9-13, 12-18");
        await Axe.FindsNothing(page, "calendar with an error");
        await page.GetByLabel("Monday").FillAsync("9-13");
        await Save(page);
        await Expect(page.GetByTestId("impact")).ToContainTextAsync("0 open tickets");
        await Axe.FindsNothing(page, "save dialog");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard changes" }).ClickAsync();

        foreach (var (kind, id) in ((string, string)[])[("sla-policies", cell), ("escalation-policies", $"{cell}-nights"), ("on-call", cell), ("contacts", ""), ("checklists", "")])
        {
            await page.GotoAsync($"/settings?show={kind}&id={id}");
            await Expect(page.GetByTestId("save-bar")).ToBeVisibleAsync();
            await Axe.FindsNothing(page, kind);
        }
    }

    [Fact]
    public async Task Whoever_may_not_change_them_reads_them_and_tries_them()
    {
        var cell = await region.Cell();
        await region.Calendar("for-readers");
        await using var reader = await Dispatcher.SignedIn(chromium, region, await region.Account("dispatcher", [cell]), "/settings?show=calendars&id=for-readers");
        var page = reader.Page;

        await Expect(page.GetByTestId("read-only")).ToContainTextAsync("but not change them");
        await Expect(page.GetByLabel("Monday")).ToHaveValueAsync("09:00-17:00");
        await Expect(page.GetByLabel("Monday")).ToBeDisabledAsync();
        await Expect(page.GetByTestId("save-bar")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "New calendar" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Contacts" })).ToHaveCountAsync(0);
        await page.GetByTestId("preview").GetByLabel("Target").FillAsync("3h");
        await Expect(page.GetByTestId("due-words")).ToBeVisibleAsync();
        await Axe.FindsNothing(page, "read-only settings");
        Assert.Empty(reader.Complaints);
    }

    [Theory]
    [InlineData("/account", HttpStatusCode.OK)]
    [InlineData("/people", HttpStatusCode.OK)]
    [InlineData("/audit/", HttpStatusCode.OK)]
    [InlineData("/audit/more", HttpStatusCode.NotFound)]
    [InlineData("/settings", HttpStatusCode.OK)]
    [InlineData("/settings/", HttpStatusCode.OK)]
    [InlineData("/settings/more", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/settings", HttpStatusCode.NotFound)]
    public async Task The_address_opens_the_page_and_no_other_does(string path, HttpStatusCode expected)
    {
        using var answer = await region.Server.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("require-trusted-types-for 'script'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(expected is HttpStatusCode.OK ? "text/html" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<Dispatcher> Open(string kind, string id, Action<BrowserNewContextOptions>? with = null)
    {
        var administrator = await Dispatcher.Arrive(chromium, region, with: options =>
        {
            options.ViewportSize = new() { Width = 1440, Height = 900 };
            with?.Invoke(options);
        });
        await administrator.Page.GotoAsync($"/settings?show={kind}&id={id}");
        await Expect(administrator.Page.GetByTestId("save-bar")).ToBeVisibleAsync();
        return administrator;
    }

    private static Task Save(IPage page) => page.GetByTestId("save-bar").Locator("button.primary").ClickAsync();

    private static Task Confirm(IPage page) => page.GetByTestId("save-dialog").GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

    private async Task<string?> Due(string number)
    {
        var ticket = await region.Ticket(number);
        return ticket.GetProperty("clocks").EnumerateArray().Single().GetProperty("due").GetString();
    }
}
