using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>A dispatcher's day on the console: giving work by drag and by keyboard while others do the same, many tickets at once, taking back, finding.</summary>
[Collection(Chromium.Collection)]
public sealed class ConsoleTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private const float Later = 0.55f;

    [Fact]
    public async Task By_drag_onto_a_technician_and_onto_a_time()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen");
        var now = await region.Report(cell, "Now, please");
        var later = await region.Report(cell, "Later will do");
        await using var dispatcher = await Open(cell);

        await Drag(dispatcher, now, "Ada Martin", cell, lane: null);
        await dispatcher.HasTaken(now, "Ada Martin");
        Assert.Equal(Region.IdOf(cell, "Ada Martin"), await HolderOf(now));
        Assert.False((await region.Ticket(now)).GetProperty("intervention").TryGetProperty("window", out _));

        await Drag(dispatcher, later, "Bruno Nguyen", cell, Later);
        await dispatcher.HasTaken(later, "Bruno Nguyen");
        var window = (await region.Ticket(later)).GetProperty("intervention").GetProperty("window");
        var from = window.GetProperty("from").GetDateTimeOffset();
        Assert.Equal(0, from.Minute % 15);
        Assert.True(from > DateTimeOffset.UtcNow);
        await Expect(Line(dispatcher, cell, "Bruno Nguyen").GetByTestId("bar")).ToContainTextAsync(later);

        // Somebody who is booked then cannot be dropped on, and that is said before.
        var third = await region.Report(cell, "At the same time");
        await Hold(dispatcher, third, Line(dispatcher, cell, "Bruno Nguyen").GetByTestId("bar"));
        await Expect(dispatcher.Page.GetByTestId("drag-ghost")).ToContainTextAsync($"booked for {later} then");
        await dispatcher.Page.Mouse.UpAsync();
        await Expect(dispatcher.Told).ToContainTextAsync($"booked for {later} then");
        Assert.Null(await HolderOf(third));
        Assert.Empty(dispatcher.Complaints);
    }

    [Fact]
    public async Task A_click_on_somebodys_free_time_asks_for_it()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen");
        var (number, second) = (await region.Report(cell, "Later will do"), await region.Report(cell, "Too late"));
        await using var dispatcher = await Open(cell);
        await dispatcher.Row(number).Locator(".words").ClickAsync();
        var line = Line(dispatcher, cell, "Bruno Nguyen");
        var lane = (await line.Locator(".lane").BoundingBoxAsync())!;
        await dispatcher.Page.Mouse.ClickAsync(lane.X + (lane.Width * Later), lane.Y + (lane.Height / 2));

        await Expect(dispatcher.AssignPanel).ToContainTextAsync(number);
        await Expect(dispatcher.AssignPanel.GetByLabel("With an appointment")).ToBeCheckedAsync();
        await Expect(dispatcher.Suggestions).ToHaveCountAsync(1);
        await Expect(dispatcher.Suggestions).ToContainTextAsync("Bruno Nguyen");
        await dispatcher.Page.Keyboard.PressAsync("Enter");
        await Expect(line.GetByTestId("bar")).ToContainTextAsync(number);
        await dispatcher.NothingIsPendingOn(number);
        var window = (await region.Ticket(number)).GetProperty("intervention").GetProperty("window");
        Assert.Equal(0, window.GetProperty("from").GetDateTimeOffset().Minute % 15);
        Assert.True(window.GetProperty("from").GetDateTimeOffset() > DateTimeOffset.UtcNow);

        // What is over is nobody's free time, and that is said.
        await dispatcher.Row(second).Locator(".words").ClickAsync();
        await dispatcher.Page.Mouse.ClickAsync(lane.X + 2, lane.Y + 2);
        await Expect(dispatcher.Told).ToContainTextAsync("that is over");
        Assert.Empty(dispatcher.Complaints);
    }

    [Fact]
    public async Task A_drag_onto_a_ticket_that_somebody_else_took_meanwhile_is_told_in_words()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen");
        var number = await region.Report(cell, "Wanted by two");
        await using var first = await Open(cell);
        await using var second = await Open(cell);

        // The second one holds it in the hand while the first one gives it away.
        await Hold(second, number, Line(second, cell, "Bruno Nguyen").Locator(".who"));
        await Expect(second.Page.GetByTestId("drag-ghost")).ToContainTextAsync("Bruno Nguyen");
        await Drag(first, number, "Ada Martin", cell, lane: null);
        await Expect(first.Row(number)).ToContainTextAsync("Ada Martin");

        // The board goes on under the hand.
        await Expect(second.Row(number)).ToContainTextAsync("Ada Martin");
        await Expect(second.Page.GetByTestId("drag-ghost")).ToContainTextAsync("changed meanwhile");
        await second.Page.Mouse.UpAsync();
        await Expect(second.Told).ToContainTextAsync("Not done: Ada Martin has had it since");
        Assert.Equal(Region.IdOf(cell, "Ada Martin"), await HolderOf(number));
    }

    [Fact]
    public async Task Escape_puts_back_what_is_in_the_hand()
    {
        var cell = await region.Cell("Ada Martin");
        var number = await region.Report(cell, "Stays");
        await using var dispatcher = await Open(cell);
        await Hold(dispatcher, number, Line(dispatcher, cell, "Ada Martin").Locator(".who"));
        await dispatcher.Page.Keyboard.PressAsync("Escape");
        await Expect(dispatcher.Page.GetByTestId("drag-ghost")).ToHaveCountAsync(0);
        await dispatcher.Page.Mouse.UpAsync();
        Assert.Null(await HolderOf(number));
    }

    [Fact]
    public async Task What_was_done_can_be_taken_back_and_not_over_somebody_elses_work()
    {
        var cell = await region.Cell("Ada Martin");
        var number = await region.Report(cell, "Too quick");
        await using var dispatcher = await Open(cell);
        await Drag(dispatcher, number, "Ada Martin", cell, lane: null);
        await Expect(dispatcher.Page.GetByTestId("undo")).ToContainTextAsync(number);
        await dispatcher.Page.Keyboard.PressAsync("z");
        await dispatcher.HasTaken(number, "Queued");
        Assert.Null(await HolderOf(number));

        await Drag(dispatcher, number, "Ada Martin", cell, lane: null);
        await Expect(dispatcher.Row(number)).ToContainTextAsync("Ada Martin");
        await region.Command(number, "depart");
        await dispatcher.Page.Keyboard.PressAsync("z");
        await Expect(dispatcher.Told).ToContainTextAsync("Not taken back.");
        await Expect(dispatcher.Told).ToContainTextAsync("on the way");
        Assert.Equal(Region.IdOf(cell, "Ada Martin"), await HolderOf(number));
    }

    [Fact]
    public async Task Many_at_once_each_is_told_of_and_all_taken_back()
    {
        var cell = await region.Cell("Ada Martin");
        var numbers = new[] { await region.Report(cell, "One"), await region.Report(cell, "Two"), await region.Report(cell, "Three") };
        var waits = await region.Report(cell, "Waits");
        await region.Command(waits, "suspend", new { reason = "parts" });
        await using var dispatcher = await Open(cell);
        var page = dispatcher.Page;
        await Expect(dispatcher.Row(waits)).ToContainTextAsync("parts");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Control+a");
        await Expect(page.GetByTestId("bulk-bar")).ToContainTextAsync("4 tickets chosen");
        await page.Keyboard.PressAsync("a");
        var panel = page.GetByTestId("bulk-panel");
        await panel.GetByLabel("Technician").SelectOptionAsync("Ada Martin");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();

        await Expect(panel.GetByTestId("bulk-result")).ToContainTextAsync("3 done, 1 refused");
        await Expect(panel.Locator($"[data-testid=bulk-line][data-number='{waits}']")).ToContainTextAsync("waiting for parts");
        foreach (var number in numbers)
        {
            await Expect(dispatcher.Row(number)).ToContainTextAsync("Ada Martin");
            await Expect(panel.Locator($"[data-testid=bulk-line][data-number='{number}']")).ToContainTextAsync("done");
        }

        // The refused one is still chosen.
        await Expect(page.GetByTestId("bulk-bar")).ToContainTextAsync("1 ticket chosen");
        await page.GetByTestId("undo").GetByRole(AriaRole.Button).ClickAsync();
        foreach (var number in numbers)
            await Expect(dispatcher.Row(number)).ToContainTextAsync("Queued");
        Assert.Empty(dispatcher.Complaints);
    }

    [Fact]
    public async Task Several_cells_are_one_queue_and_a_view_is_an_address_that_can_be_kept()
    {
        var (one, two) = (await region.Cell("Ada Martin"), await region.Cell("Bruno Nguyen"));
        var (here, there) = (await region.Report(one, "In the first", "high", "high"), await region.Report(two, "In the second"));
        await using var dispatcher = await Open($"{one},{two}");
        var page = dispatcher.Page;
        await Expect(dispatcher.Row(here)).ToBeVisibleAsync();
        await Expect(dispatcher.Row(there)).ToBeVisibleAsync();
        await Expect(page.GetByTestId("technician-line")).ToHaveCountAsync(2);

        // A ticket that goes from one to the other stays one line.
        await region.Command(here, "transfer", new { cell = two, reason = "Theirs" });
        await Expect(dispatcher.Row(here)).ToHaveAttributeAsync("data-version", "2");
        await Expect(dispatcher.Rows).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "P1" }).ClickAsync();
        await Expect(dispatcher.Rows).ToHaveCountAsync(1);
        await page.GetByTestId("views").ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("Both, urgent");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await page.GotoAsync($"/?cell={one}");
        await dispatcher.IsLive();
        await page.GetByTestId("views").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Both, urgent", Exact = true }).ClickAsync();
        await Expect(dispatcher.Row(here)).ToBeVisibleAsync();
        await Expect(dispatcher.Rows).ToHaveCountAsync(1);
        Assert.Contains($"cell={one},{two}", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_hides_something_urgent_says_so()
    {
        var cell = await region.Cell();
        await region.Policy(cell, "always", "PT1H");
        var late = await region.Report(cell, "Late", occurredAt: DateTimeOffset.UtcNow.AddHours(-2));
        await region.Report(cell, "Urgent and new", "high", "high");
        await using var dispatcher = await Open(cell);
        await dispatcher.Page.GetByRole(AriaRole.Button, new() { Name = "P4" }).ClickAsync();
        await Expect(dispatcher.Page.GetByTestId("urgent-hidden")).ToContainTextAsync("1 late, 1 unassigned P1");
        await dispatcher.Page.GetByTestId("urgent-hidden").ClickAsync();
        await Expect(dispatcher.Row(late)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_palette_finds_tickets_technicians_cells_and_actions()
    {
        var cell = await region.Cell("Ada Martin");
        var closed = await region.Report(cell, "Long forgotten zeppelin");
        await region.Command(closed, "resolve", new { code = "fixed" });
        var number = await region.Report(cell, "Here on the board");
        await using var dispatcher = await Open(cell);
        var page = dispatcher.Page;
        await Expect(dispatcher.Row(number)).ToBeVisibleAsync();

        await Find("ada mart", "technician");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("technician-panel")).ToContainTextAsync("network 3");

        await Find(number[2..], "ticket");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("ticket-panel")).ToContainTextAsync("Here on the board");

        // What is on no board, the server finds.
        await Find("zeppelin", "ticket");
        await Axe.FindsNothing(page, "palette");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("ticket-page")).ToContainTextAsync("Long forgotten zeppelin");
        Assert.EndsWith($"/tickets/{closed}", page.Url, StringComparison.Ordinal);
        Assert.Empty(dispatcher.Complaints);

        async Task Find(string text, string kind)
        {
            await page.Keyboard.PressAsync("Control+k");
            await page.Keyboard.TypeAsync(text);
            await Expect(page.GetByTestId("palette").Locator("[aria-selected=true]")).ToHaveAttributeAsync("data-kind", kind);
        }
    }

    [Fact]
    public async Task Who_else_looks_at_a_ticket_is_seen()
    {
        var cell = await region.Cell();
        var number = await region.Report(cell, "Looked at");
        var colleague = await region.Account("dispatcher", [cell], "Nadia Ferrand");
        await using var first = await Open(cell);
        await using var second = await Dispatcher.SignedIn(chromium, region, colleague, $"/?cell={cell}");
        await second.IsLive();
        await second.Row(number).GetByText(number).First.ClickAsync();
        await Expect(first.Row(number)).ToContainTextAsync("Nadia Ferrand");
        await second.Page.Keyboard.PressAsync("Escape");
        await Expect(first.Row(number)).Not.ToContainTextAsync("Nadia Ferrand");
    }

    [Fact]
    public async Task The_map_shows_tickets_and_technicians_without_any_tiles_and_follows_them()
    {
        var cell = await region.Cell("Ada Martin");
        await region.Report(cell, "In Lyon", site: new { name = "Part-Dieu", latitude = 45.76, longitude = 4.86 });
        await region.Report(cell, "Nowhere");
        await region.Position(Region.IdOf(cell, "Ada Martin"), 45.75, 4.85);
        await using var dispatcher = await Open(cell);
        var map = dispatcher.Page.GetByTestId("map");
        await Expect(map).ToHaveAttributeAsync("data-tickets", "1");
        await Expect(map).ToHaveAttributeAsync("data-technicians", "1");
        await Expect(map).ToContainTextAsync("1 without a place");
        await region.Report(cell, "In Bron", site: new { name = "Bron", latitude = 45.73, longitude = 4.91 });
        await Expect(map).ToHaveAttributeAsync("data-tickets", "2");
        await Axe.FindsNothing(dispatcher.Page, "console");
        Assert.Empty(dispatcher.Complaints);
    }

    [Fact]
    public async Task A_technician_who_was_there_and_is_to_go_again_has_both_visits_on_their_line()
    {
        var cell = await region.Cell("Ada Martin");
        var number = await region.Report(cell, "Twice");
        foreach (var command in (string[])["assign", "accept", "depart", "arrive"])
            await region.Command(number, command, command is "assign" ? new { technician = Region.IdOf(cell, "Ada Martin"), mode = "onSite" } : null);
        await region.Command(number, "finish-visit", new { code = "noAccess" });
        await region.Command(number, "assign", new { technician = Region.IdOf(cell, "Ada Martin"), mode = "onSite", window = new { from = DateTimeOffset.UtcNow.AddHours(2), to = DateTimeOffset.UtcNow.AddHours(3) } });
        await using var dispatcher = await Open(cell);
        await Expect(Line(dispatcher, cell, "Ada Martin").GetByTestId("bar")).ToHaveCountAsync(2);
        await dispatcher.Page.GetByTestId("timeline").GetByText("Ada Martin").ClickAsync();
        await Expect(dispatcher.Page.GetByTestId("technician-panel")).ToContainTextAsync(number);
        Assert.Empty(dispatcher.Complaints);
    }

    [Fact]
    public async Task The_zones_keep_their_sizes()
    {
        var cell = await region.Cell("Ada Martin");
        await region.Report(cell, "Any");
        await using var dispatcher = await Open(cell);
        var queue = dispatcher.Page.Locator("[data-zone=queue]");
        var before = (await queue.BoundingBoxAsync())!.Width;
        var bar = dispatcher.Page.GetByRole(AriaRole.Separator, new() { Name = "Width of the queue" });
        await bar.FocusAsync();
        for (var i = 0; i < 4; i++)
            await dispatcher.Page.Keyboard.PressAsync("ArrowLeft");
        await dispatcher.Page.ReloadAsync();
        await dispatcher.IsLive();
        Assert.InRange((await queue.BoundingBoxAsync())!.Width, before - 110, before - 80);
        await dispatcher.Page.GetByRole(AriaRole.Button, new() { Name = "Map", Exact = true }).ClickAsync();
        await dispatcher.Page.ReloadAsync();
        await dispatcher.IsLive();
        await Expect(dispatcher.Page.GetByTestId("map")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_to_a_cell_that_one_may_not_see_says_so()
    {
        var (own, foreign) = (await region.Cell(), await region.Cell());
        var name = await region.Account("dispatcher", [own]);
        await region.Report(foreign, "Not yours");
        await using var dispatcher = await Dispatcher.SignedIn(chromium, region, name, $"/?cell={foreign}");
        await Expect(dispatcher.Page.GetByRole(AriaRole.Main)).ToContainTextAsync($"There is no cell “{foreign}”, or you may not see it.");
        Assert.DoesNotContain("Not yours", await dispatcher.Page.ContentAsync(), StringComparison.Ordinal);
        await Axe.FindsNothing(dispatcher.Page, "a cell that is not seen");
    }

    private Task<Dispatcher> Open(string cells) =>
        Dispatcher.Watch(chromium, region, cells, options => options.ViewportSize = new() { Width = 1440, Height = 900 });

    private static ILocator Line(Dispatcher dispatcher, string cell, string name) =>
        dispatcher.Page.Locator($"[data-testid=technician-line][data-id='{Region.IdOf(cell, name)}']");

    /// <summary>Takes a ticket into the hand and holds it over something.</summary>
    private static async Task Hold(Dispatcher dispatcher, string number, ILocator over, float share = 0.5f)
    {
        await dispatcher.Row(number).Locator(".words").HoverAsync();
        await dispatcher.Page.Mouse.DownAsync();
        var box = (await over.BoundingBoxAsync())!;
        await dispatcher.Page.Mouse.MoveAsync(box.X + (box.Width * share), box.Y + (box.Height / 2), new() { Steps = 8 });
    }

    private static async Task Drag(Dispatcher dispatcher, string number, string name, string cell, float? lane)
    {
        var line = Line(dispatcher, cell, name);
        await Expect(line).ToBeVisibleAsync();
        await Hold(dispatcher, number, line.Locator(lane is null ? ".who" : ".lane"), lane ?? 0.5f);
        await Expect(dispatcher.Page.GetByTestId("drag-ghost")).ToContainTextAsync(name);
        await dispatcher.Page.Mouse.UpAsync();
    }

    private async Task<string?> HolderOf(string number) =>
        (await region.Ticket(number)).TryGetProperty("technician", out var technician) ? technician.GetString() : null;
}
