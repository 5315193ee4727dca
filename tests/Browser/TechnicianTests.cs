using System.Text.Json;
using Dispatch.Testing;
using static Dispatch.Tests.Browser.Markup;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>A technician's day on a phone: step by step, with and without a network, and never alone on the ticket.</summary>
[Collection(Chromium.Collection)]
public sealed class TechnicianTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private static readonly object s_site = new { name = "Europole", address = "5 place Robert-Schuman, Grenoble", latitude = 45.191, longitude = 5.714 };

    [Fact]
    public async Task A_day_with_the_network_cut_in_the_middle_is_in_the_journal_once_and_as_it_happened()
    {
        var (cell, ada, number) = await Assigned("Core switch down");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        await Expect(phone.Work(number)).ToContainTextAsync("5 place Robert-Schuman, Grenoble");
        await Expect(phone.Work(number).GetByTestId("navigate")).ToHaveAttributeAsync("href", "geo:45.191,5.714?q=45.191,5.714(Europole%2C%205%20place%20Robert-Schuman%2C%20Grenoble)");
        await phone.Step("accept");
        await phone.IsSent();

        await phone.Offline(true);
        var departed = DateTimeOffset.UtcNow;
        await phone.Step("depart");
        await DismissConsent(phone);
        await Expect(phone.Link).ToHaveAttributeAsync("data-waiting", "1");
        await Expect(phone.Work(number).GetByTestId("entry")).ToHaveAttributeAsync("data-command", "depart");
        var arrived = DateTimeOffset.UtcNow;
        await phone.Step("arrive");
        var closed = DateTimeOffset.UtcNow;

        // The phone needs its memory for something else; what was read and what was done is there again.
        await phone.Reopen();
        await Expect(phone.Link).ToHaveAttributeAsync("data-waiting", "2");
        await Expect(phone.Work(number)).ToContainTextAsync("Core switch down");
        await Expect(phone.Work(number)).ToContainTextAsync("5 place Robert-Schuman, Grenoble");
        await Expect(phone.Next).ToHaveAttributeAsync("data-step", "finish");
        Assert.Equal("accepted", await Phase(number));

        var back = DateTimeOffset.UtcNow;
        await phone.Offline(false);
        await phone.IsSent();
        await phone.IsLive();
        Assert.Equal("onSite", await Phase(number));
        var journal = await region.Journal(number);
        Assert.Equal(["reported", "assigned", "accepted", "departed", "arrived"], journal.Select(line => line.GetProperty("type").GetString()));
        IsBetween(departed, arrived, journal[3].GetProperty("occurredAt"));
        IsBetween(arrived, closed, journal[4].GetProperty("occurredAt"));
        Assert.All(journal.Skip(3), line => IsBetween(back, DateTimeOffset.UtcNow, line.GetProperty("recordedAt")));

        await phone.Next.TapAsync();
        var sheet = phone.Page.GetByTestId("finish-sheet");
        await sheet.GetByText("Replaced").TapAsync();
        await sheet.GetByTestId("finish-note").FillAsync("New power supply");
        await sheet.GetByTestId("finish-submit").TapAsync();
        await Expect(phone.Page.GetByTestId("empty")).ToBeVisibleAsync();
        await phone.IsSent();
        var resolved = (await region.Journal(number))[^1];
        Assert.Equal(("resolved", "replaced", "New power supply"), (resolved.GetProperty("type").GetString(), resolved.GetProperty("data").GetProperty("code").GetString(), resolved.GetProperty("data").GetProperty("note").GetString()));
        Assert.Empty(phone.Complaints);
        _ = cell;
    }

    [Fact]
    public async Task A_ticket_that_was_given_away_meanwhile_is_told_and_nothing_of_it_is_dropped_by_itself()
    {
        var (cell, ada, number) = await Assigned("Till 3 does not start");
        await region.Technician(cell, "Bruno Nguyen");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        await phone.Step("accept");
        await phone.IsSent();
        await phone.Offline(true);
        await phone.Step("depart");
        await DismissConsent(phone);
        await region.Command(number, "reassign", new { technician = Region.IdOf(cell, "Bruno Nguyen"), mode = "onSite" });
        await phone.Offline(false);

        await Expect(phone.Link).ToHaveAttributeAsync("data-refused", "1");
        await phone.Link.TapAsync();
        await Expect(phone.Conflict).ToContainTextAsync("The ticket is not yours any more");
        await Expect(phone.Conflict).ToContainTextAsync("Set off at");
        await Expect(phone.Conflict).ToContainTextAsync("It stays on this phone until you drop it");
        await phone.Conflict.GetByTestId("again").TapAsync();
        await phone.IsSent();
        await Expect(phone.Link).ToHaveAttributeAsync("data-refused", "1");
        await phone.Conflict.GetByTestId("drop").TapAsync();
        await phone.Conflict.GetByTestId("drop-sure").TapAsync();
        await Expect(phone.Conflict).ToHaveCountAsync(0);
        await Expect(phone.Page.Locator("[data-testid=entry][data-command=depart]")).ToHaveAttributeAsync("data-state", "dropped");
        Assert.Equal(Region.IdOf(cell, "Bruno Nguyen"), (await region.Ticket(number)).GetProperty("technician").GetString());
    }

    [Fact]
    public async Task What_changed_meanwhile_is_told_and_the_technician_chooses()
    {
        var (_, ada, number) = await Assigned("VPN drops every few minutes");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        await phone.Offline(true);
        await phone.Step("accept");
        await phone.Step("depart");
        await DismissConsent(phone);
        await region.Command(number, "note", new { text = "Ask for the key at the desk" });
        var from = DateTimeOffset.UtcNow.AddHours(3);
        await region.Command(number, "reassign", new { technician = ada, mode = "onSite", window = new { from, to = from.AddHours(1) } });
        await phone.Offline(false);

        await Expect(phone.Conflict).ToContainTextAsync("The ticket has changed since you saw it");
        await Expect(phone.Conflict).ToContainTextAsync("Ask for the key at the desk");
        await Expect(phone.Conflict).ToContainTextAsync("1 later action waits");
        await phone.Conflict.GetByTestId("redo").TapAsync();
        await phone.IsSent();
        await Expect(phone.Link).ToHaveAttributeAsync("data-refused", "0");
        Assert.Equal("enRoute", await Phase(number));
        Assert.Equal(["accepted", "departed"], (await region.Journal(number)).Select(line => line.GetProperty("type").GetString()!).ToArray()[^2..]);
    }

    [Fact]
    public async Task A_step_that_is_not_possible_any_more_becomes_a_note()
    {
        var (_, ada, number) = await Assigned("Badge reader at the car park");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        await phone.Step("accept");
        await phone.IsSent();
        await phone.Offline(true);
        await phone.Step("depart");
        await DismissConsent(phone);
        await region.Command(number, "suspend", new { reason = "requester" });
        await phone.Offline(false);

        // What waits stands below; the strip leads to what is to be decided.
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).TapAsync();
        await Expect(phone.Conflict).ToContainTextAsync("Waits for the requester");
        await phone.Conflict.GetByTestId("to-note").TapAsync();
        await Poll.Until(async () => (await region.Journal(number))[^1].GetProperty("type").GetString() == "noted", "the note stands in the journal");
        var note = (await region.Journal(number))[^1];
        Assert.StartsWith("Set off at", note.GetProperty("data").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ends_while_work_waits_loses_nothing_and_nobody_else_sends_it()
    {
        var (cell, ada, number) = await Assigned("Scanner not found after the update");
        var bruno = await region.TechnicianAccount(cell, "Bruno Nguyen");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        await phone.Offline(true);
        await phone.Step("accept");
        await region.SignOut(ada);
        await phone.Offline(false);
        await Expect(phone.Page.GetByTestId("sign-in-over")).ToBeVisibleAsync();
        await Expect(phone.Link).ToHaveAttributeAsync("data-waiting", "1");

        await phone.SignIn(bruno);
        await phone.IsLive();
        await Expect(phone.Link).ToHaveAttributeAsync("data-waiting", "0");
        await phone.Link.TapAsync();
        await Expect(phone.Page.GetByTestId("outbox")).ToContainTextAsync("1 action of somebody else is kept on this phone");
        await phone.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("offered", await Phase(number));

        await phone.Page.GetByTestId("me").TapAsync();
        await phone.Page.GetByTestId("sign-out").TapAsync();
        await phone.SignIn(ada);
        await phone.IsLive();
        await phone.IsSent();
        await Poll.Until(async () => await Phase(number) == "accepted", "what was kept is sent by whoever did it");
        Assert.Equal(ada, (await region.Journal(number))[^1].GetProperty("actor").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Work_that_is_given_moved_or_taken_away_is_told_in_the_open_page()
    {
        var cell = await region.Cell("Bruno Nguyen");
        var ada = await region.TechnicianAccount(cell, "Ada Martin");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        await Expect(phone.Page.GetByTestId("empty")).ToBeVisibleAsync();

        var number = await region.Report(cell, "Projector shows everything in green", site: s_site);
        await region.Command(number, "assign", new { technician = ada, mode = "onSite" });
        await Expect(phone.Told(number)).ToHaveAttributeAsync("data-what", "given");
        var from = DateTimeOffset.UtcNow.AddHours(2);
        await region.Command(number, "reassign", new { technician = ada, mode = "onSite", window = new { from, to = from.AddHours(1) } });
        await Expect(phone.Told(number)).ToHaveAttributeAsync("data-what", "moved");
        await region.Command(number, "reassign", new { technician = Region.IdOf(cell, "Bruno Nguyen") });
        await Expect(phone.Told(number)).ToHaveAttributeAsync("data-what", "taken");
        await Expect(phone.Page.GetByTestId("empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_the_technician_is_is_told_while_on_the_way_and_only_if_they_agree()
    {
        var (_, ada, number) = await Assigned("Wi-Fi weak in the warehouse");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada, options =>
        {
            options.Geolocation = new() { Latitude = 45.75f, Longitude = 4.85f };
            options.Permissions = ["geolocation"];
        });
        await phone.Step("accept");
        await phone.Step("depart");
        Assert.False((await region.TechnicianNow(ada)).TryGetProperty("position", out var none) && none.ValueKind is not JsonValueKind.Null);
        await phone.Page.GetByTestId("consent-yes").TapAsync();
        await Expect(phone.Page.GetByTestId("position-shown")).ToBeVisibleAsync();
        await Poll.Until(async () => await Latitude(ada) is 45.75, "the roster knows where the technician is");

        await phone.Step("arrive");
        await Expect(phone.Page.GetByTestId("position-shown")).ToHaveCountAsync(0);
        await phone.Context.SetGeolocationAsync(new() { Latitude = 46.2f, Longitude = 4.85f });
        await phone.IsSent();
        Assert.Equal("onSite", await Phase(number));
        Assert.Equal(45.75, await Latitude(ada));
    }

    [Fact]
    public async Task Declining_and_suspending_say_why()
    {
        var (cell, ada, first) = await Assigned("Move eight desks");
        var second = await region.Report(cell, "Router reboots at night", site: s_site);
        await region.Command(second, "assign", new { technician = ada, mode = "remote" });
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        await phone.Line(second).TapAsync();
        await phone.Step("accept");
        await Expect(phone.Next).ToHaveAttributeAsync("data-step", "start");
        await phone.Page.GetByTestId("back").TapAsync();

        await Expect(phone.Work(first)).ToBeVisibleAsync();
        await phone.Page.GetByTestId("decline").TapAsync();
        await phone.Page.GetByTestId("decline-sheet").GetByText("Too far away").TapAsync();
        await phone.Page.GetByTestId("decline-sheet").GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }).TapAsync();
        await Expect(phone.Work(second)).ToBeVisibleAsync();
        await phone.IsSent();
        Assert.Equal("Too far away", (await region.Journal(first))[^1].GetProperty("data").GetProperty("reason").GetString());
        Assert.Equal("queued", (await region.Ticket(first)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_end_of_a_visit_is_kept_without_a_network_with_pictures_signature_parts_time_and_checklist()
    {
        await region.Checklist("printers", "Printing", new { id = "test", en = "Test page printed", fr = "Page de test imprimée", required = true }, new { id = "clean", text = "Rollers", required = false });
        var (_, ada, number) = await Assigned("Labels do not print");
        await region.Command(number, "unassign");
        await region.Command(number, "qualify", new { category = "Printing" });
        await region.Command(number, "assign", new { technician = ada, mode = "onSite" });
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        foreach (var step in (string[])["accept", "depart"])
            await phone.Step(step);
        await DismissConsent(phone);
        await phone.Step("arrive");
        await phone.IsSent();
        await phone.Next.TapAsync();
        var sheet = phone.Page.GetByTestId("finish-sheet");
        await Expect(sheet.GetByTestId("checklist")).ToContainTextAsync("Before you leave");
        await phone.Offline(true);

        await sheet.GetByText("Repaired").TapAsync();
        await Expect(sheet.GetByTestId("finish-submit")).ToBeDisabledAsync();
        await sheet.GetByText("Test page printed").TapAsync();
        await sheet.GetByTestId("finish-note").FillAsync("<i>New roller</i>");
        await sheet.GetByTestId("finish-photo").SetInputFilesAsync(Repository.Path("Api", "Web", "public", "technician-512.png"));
        await Expect(sheet.GetByRole(AriaRole.Img, new() { Name = "Photo 1" })).ToBeVisibleAsync();
        await sheet.GetByTestId("add-part").TapAsync();
        await sheet.GetByLabel("Part", new() { Exact = true }).FillAsync("Roller");
        await sheet.GetByTestId("minutes").FillAsync("35");
        // What was entered is a draft that outlives the page; pictures are chosen again.
        await phone.Reopen();
        await phone.Next.TapAsync();
        sheet = phone.Page.GetByTestId("finish-sheet");
        await Expect(sheet.GetByTestId("finish-note")).ToHaveValueAsync("<i>New roller</i>");
        await sheet.GetByTestId("finish-photo").SetInputFilesAsync(Repository.Path("Api", "Web", "public", "technician-512.png"));
        await Sign(phone.Page, sheet.GetByTestId("signature"));
        await sheet.GetByTestId("finish-submit").TapAsync();
        await Expect(phone.Link).ToHaveAttributeAsync("data-waiting", "3");
        await phone.Reopen();
        await Expect(phone.Link).ToHaveAttributeAsync("data-waiting", "3");
        Assert.Empty(await region.Files(number));

        await phone.Offline(false);
        await phone.IsSent();
        var files = await region.Files(number);
        Assert.Equal(["photo image/jpeg", "signature image/png"], files.Select(file => $"{file.GetProperty("kind").GetString()} {file.GetProperty("mediaType").GetString()}"));
        var resolved = (await region.Journal(number))[^1].GetProperty("data");
        Assert.Equal("<i>New roller</i>", resolved.GetProperty("note").GetString());
        Assert.Equal("test", resolved.GetProperty("checklist").GetProperty("done")[0].GetString());
        var work = (await region.Ticket(number)).GetProperty("work");
        Assert.Equal(("Roller", "PT35M"), (work.GetProperty("parts")[0].GetProperty("name").GetString(), work.GetProperty("timeSpent").GetString()));
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task Nothing_for_axe_to_find_in_any_state_and_in_french_too()
    {
        var (cell, ada, number) = await Assigned("Ward printer prints blank pages");
        var other = await region.Report(cell, "Keyboard", site: s_site);
        await region.Command(other, "assign", new { technician = ada, mode = "workshop" });
        await using var phone = await TechnicianPhone.Unpack(chromium, region.Server.Url, options => options.Locale = "fr-FR");
        var page = phone.Page;
        await page.GotoAsync("/technician");
        await Expect(page.GetByTestId("sign-in")).ToBeVisibleAsync();
        await Axe.FindsNothing(page, "sign-in");
        await phone.SignIn(ada);
        await phone.IsLive();
        await Expect(phone.Next).ToHaveTextAsync("Accepter");
        await Axe.FindsNothing(page, "day");
        await phone.Step("accept");
        foreach (var (button, sheet) in ((string, string)[])[("decline", "decline-sheet"), ("note", "note-sheet"), ("link", "outbox"), ("me", "me-sheet")])
            await LookAt(page, button, sheet);
        await phone.Step("depart");
        await DismissConsent(phone);
        await LookAt(page, "suspend", "suspend-sheet");
        await phone.Step("arrive");
        await phone.IsSent();
        await LookAt(page, "next-step", "finish-sheet");
        await phone.Offline(true);
        await Expect(phone.Link).ToHaveAttributeAsync("data-state", "offline");
        await page.GetByTestId("note").TapAsync();
        await page.GetByTestId("note-sheet").GetByRole(AriaRole.Textbox).FillAsync("<b>x</b>");
        await page.GetByTestId("note-sheet").Locator("button.primary").TapAsync();
        await Expect(phone.Link).ToHaveAttributeAsync("data-waiting", "1");
        await Axe.FindsNothing(page, "offline");
        await phone.Line(other).TapAsync();
        await Expect(phone.Work(other)).ToBeVisibleAsync();
        await Axe.FindsNothing(page, "a ticket");
        Assert.Empty(phone.Complaints);
        _ = number;
    }

    [Fact]
    public async Task It_fits_the_smallest_phone_with_its_button_at_the_thumb()
    {
        var (_, ada, number) = await Assigned("A subject with averyveryveryveryverylongwordthatnobodycanbreakanywhereatall in it");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada, options => options.ViewportSize = new() { Width = 320, Height = 568 });
        await Expect(phone.Work(number)).ToBeVisibleAsync();
        Assert.False(await phone.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > 320 || document.querySelector('main').scrollWidth > 320"));
        var box = (await phone.Next.BoundingBoxAsync())!;
        Assert.True(box.Height >= 48 && box.Y > 568 * 0.8 && box.Y + box.Height <= 568, $"{box.Y} {box.Height}");
        var small = await phone.Page.Locator("button:visible, a:visible, summary:visible, label:visible").EvaluateAllAsync<string[]>(
            "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)");
        Assert.Empty(small);
    }

    [Fact]
    public async Task Duty_is_said_with_a_thumb_and_needs_the_network()
    {
        var (_, ada, _) = await Assigned("Badge reader at the car park");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        var duty = phone.Page.GetByTestId("duty");
        await Expect(duty).ToHaveAttributeAsync("data-presence", "available");
        await duty.Locator("[data-choice=break]").TapAsync();
        await Expect(duty).ToHaveAttributeAsync("data-presence", "break");
        Assert.Equal("break", (await region.TechnicianNow(ada)).GetProperty("presence").GetString());

        await phone.Offline(true);
        await Expect(phone.Page.GetByTestId("duty-away")).ToContainTextAsync("needs the network");
        await Expect(duty.Locator("[data-choice=off]")).ToBeDisabledAsync();
        await phone.Reopen();
        duty = phone.Page.GetByTestId("duty");
        await Expect(duty).ToHaveAttributeAsync("data-presence", "break");
        await Axe.FindsNothing(phone.Page, "duty without a network");

        // Somebody else has said it meanwhile.
        await region.Presence(ada, "off");
        await phone.Offline(false);
        await phone.IsLive();
        await Expect(duty).ToHaveAttributeAsync("data-presence", "off");
        await duty.Locator("[data-choice=available]").TapAsync();
        await Expect(duty).ToHaveAttributeAsync("data-presence", "available");
        Assert.Equal("available", (await region.TechnicianNow(ada)).GetProperty("presence").GetString());
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task A_photo_of_thirty_megabytes_is_refused_with_the_limit_before_it_is_sent()
    {
        var (_, ada, number) = await Assigned("Ward printer prints blank pages");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        var large = new FilePayload { Name = "large.jpg", MimeType = "image/jpeg", Buffer = new byte[30 * 1024 * 1024] };
        await phone.Page.GetByTestId("photo").SetInputFilesAsync(large);
        await Expect(phone.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This picture has 30 MB; 25 MB are the limit.");
        await Expect(phone.Link).ToHaveAttributeAsync("data-waiting", "0");
        Assert.Empty(await region.Files(number));
    }

    [Fact]
    public async Task Html_and_script_in_every_field_is_shown_as_text()
    {
        var cell = await region.Cell();
        var ada = await region.TechnicianAccount(cell, $"Ada {Script}");
        await region.Technician(cell, "Bruno Nguyen");
        var number = await region.Report(
            cell, $"Subject {Script}", site: new { name = $"Site {Script}", address = $"Address {Script}", latitude = 45.7, longitude = 4.8 }, requester: $"Requester {Script}");
        await region.Command(number, "qualify", new { category = $"Category {Script}" });
        await region.Command(number, "note", new { text = $"Note {Script}" });
        await region.Command(number, "assign", new { technician = ada, mode = "onSite", reason = $"Reason {Script}" });
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        await phone.Page.GotoAsync($"/technician#{number}");
        foreach (var text in (string[])["Subject", "Site", "Address", "Requester", "Category", "Note"])
            await Expect(phone.Work(number)).ToContainTextAsync($"{text} {Script}");
        await IsText(phone.Page);

        // What is told of a ticket that is gone, and what was meant for it.
        await phone.Offline(true);
        await phone.Page.GetByTestId("note").TapAsync();
        await phone.Page.GetByTestId("note-sheet").GetByRole(AriaRole.Textbox).FillAsync($"Typed {Script}");
        await phone.Page.GetByTestId("note-sheet").Locator("button.primary").TapAsync();
        await region.Command(number, "reassign", new { technician = Region.IdOf(cell, "Bruno Nguyen"), mode = "onSite" });
        await phone.Offline(false);
        await Expect(phone.Told(number)).ToContainTextAsync($"Subject {Script}");
        await phone.Link.TapAsync();
        await Expect(phone.Conflict).ToContainTextAsync($"Typed {Script}");
        await phone.Page.Keyboard.PressAsync("Escape");
        await phone.Page.GetByTestId("me").TapAsync();
        await Expect(phone.Page.GetByTestId("me-sheet")).ToContainTextAsync($"Ada {Script}");
        await IsText(phone.Page);
        Assert.Empty(phone.Complaints);
    }

    private static async Task LookAt(IPage page, string button, string sheet)
    {
        await page.GetByTestId(button).First.TapAsync();
        await Expect(page.GetByTestId(sheet)).ToBeVisibleAsync();
        await Axe.FindsNothing(page, sheet);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId(sheet)).ToHaveCountAsync(0);
    }

    private static async Task Sign(IPage page, ILocator canvas)
    {
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 60);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 140, box.Y + 90, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Expect(canvas).ToHaveAttributeAsync("data-signed", "true");
    }

    private static async Task DismissConsent(TechnicianPhone phone) => await phone.Page.GetByTestId("consent-no").TapAsync();

    /// <summary>The browser's clock tells milliseconds.</summary>
    private static void IsBetween(DateTimeOffset from, DateTimeOffset to, JsonElement instant) =>
        Assert.InRange(instant.GetDateTimeOffset(), from.AddMilliseconds(-1), to.AddMilliseconds(1));

    private async Task<(string Cell, string Ada, string Number)> Assigned(string subject)
    {
        var cell = await region.Cell();
        var ada = await region.TechnicianAccount(cell, "Ada Martin");
        var number = await region.Report(cell, subject, site: s_site);
        await region.Command(number, "assign", new { technician = ada, mode = "onSite" });
        return (cell, ada, number);
    }

    private async Task<string?> Phase(string number)
    {
        var intervention = (await region.Ticket(number)).GetProperty("intervention");
        return intervention.ValueKind is JsonValueKind.Object ? intervention.GetProperty("phase").GetString() : null;
    }

    private async Task<double?> Latitude(string technician) =>
        (await region.TechnicianNow(technician)).TryGetProperty("position", out var position) && position.ValueKind is JsonValueKind.Object
            ? Math.Round(position.GetProperty("latitude").GetDouble(), 3)
            : null;
}
