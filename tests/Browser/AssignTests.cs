using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Giving work to people: by mouse, by keyboard, and when somebody else was quicker.</summary>
[Collection(Chromium.Collection)]
public sealed class AssignTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task By_click()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen");
        var number = await region.Report(cell, "VPN down");
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);

        await dispatcher.Row(number).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await dispatcher.AssignPanel.GetByLabel("Remote").CheckAsync();
        await dispatcher.AssignPanel.GetByText("Bruno Nguyen").ClickAsync();

        await Expect(dispatcher.AssignPanel).ToHaveCountAsync(0);
        await Expect(dispatcher.Row(number)).ToContainTextAsync("Bruno Nguyen");
        await dispatcher.HasTaken(number, "Remote");
        var ticket = await region.Ticket(number);
        Assert.Equal("assigned", ticket.GetProperty("status").GetString());
        Assert.Equal(Region.IdOf(cell, "Bruno Nguyen"), ticket.GetProperty("technician").GetString());
    }

    [Fact]
    public async Task By_keyboard_alone_and_then_to_somebody_else_and_back()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen", "Chloé Durand");
        var first = await region.Report(cell, "First in the queue", "high", "high");
        var number = await region.Report(cell, "Second in the queue");
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        var keyboard = dispatcher.Page.Keyboard;

        // A key counts from what the person sees: both lines, then the first one under the hand.
        await Expect(dispatcher.Row(first)).ToBeVisibleAsync();
        await Expect(dispatcher.Row(number)).ToBeVisibleAsync();
        await keyboard.PressAsync("j");
        await Expect(dispatcher.Row(first)).ToBeFocusedAsync();
        await keyboard.PressAsync("j");
        await Expect(dispatcher.Row(number)).ToBeFocusedAsync();
        await keyboard.PressAsync("a");
        await Expect(dispatcher.AssignPanel.GetByTestId("technician")).ToHaveCountAsync(3);
        await keyboard.TypeAsync("chloe");
        await Expect(dispatcher.AssignPanel.GetByTestId("technician")).ToHaveCountAsync(1);
        await keyboard.PressAsync("Enter");
        await dispatcher.HasTaken(number, "Chloé Durand");
        await Expect(dispatcher.Row(number)).ToBeFocusedAsync();
        Assert.Equal(Region.IdOf(cell, "Chloé Durand"), await HolderOf(number));

        // In progress, it goes to somebody else: that is another command on the server.
        await region.Command(number, "depart");
        await Expect(dispatcher.Row(number)).ToContainTextAsync("en route");
        await keyboard.PressAsync("a");
        await keyboard.TypeAsync("bruno");
        await keyboard.PressAsync("Enter");
        await Expect(dispatcher.Row(number)).ToContainTextAsync("offered");
        await dispatcher.HasTaken(number, "Bruno Nguyen");
        Assert.Equal(Region.IdOf(cell, "Bruno Nguyen"), await HolderOf(number));

        await Expect(dispatcher.Row(number)).ToBeFocusedAsync();
        await keyboard.PressAsync("u");
        await keyboard.TypeAsync("Called away");
        await keyboard.PressAsync("Enter");
        await dispatcher.HasTaken(number, "Queued");
        Assert.Null(await HolderOf(number));
    }

    [Fact]
    public async Task The_second_of_two_dispatchers_is_told_who_has_it()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen");
        var number = await region.Report(cell, "Mail server slow");
        await using var first = await Dispatcher.Watch(chromium, region, cell);
        await using var second = await Dispatcher.Watch(chromium, region, cell);
        // The second one's board hears nothing for a moment, as on a bad line: what it sees is old.
        await second.Row(number).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(second.AssignPanel.GetByTestId("technician")).ToHaveCountAsync(2);

        await second.Page.RouteAsync("**/assign", async route =>
        {
            // Between the second one's key and the server lies the first one's whole assignment.
            await first.Row(number).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
            await first.AssignPanel.GetByText("Ada Martin").ClickAsync();
            await first.HasTaken(number, "Ada Martin");
            await route.ContinueAsync();
        });
        await second.AssignPanel.GetByText("Bruno Nguyen").ClickAsync();

        await Expect(second.Page.GetByTestId("assign-trouble")).ToContainTextAsync("Not done: Ada Martin has had it since");
        await Expect(second.Row(number)).ToContainTextAsync("not done");
        await IsNotModal(second);
        Assert.Equal(Region.IdOf(cell, "Ada Martin"), await HolderOf(number));

        // Closing the panel keeps the sentence in sight until it is dismissed; the lines stay where they are.
        await second.Page.Keyboard.PressAsync("Escape");
        await Expect(second.Told).ToContainTextAsync("Ada Martin has had it since");
        await second.Page.Keyboard.PressAsync("Escape");
        await Expect(second.Told).ToHaveCountAsync(0);
        await Expect(second.Row(number)).ToContainTextAsync("Ada Martin");
        await first.ShowsBoardOf(region, cell);
        await second.ShowsBoardOf(region, cell);
    }

    [Fact]
    public async Task A_change_that_was_not_seen_is_not_overwritten()
    {
        var cell = await region.Cell("Ada Martin");
        var number = await region.Report(cell, "Badge reader broken");
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        await dispatcher.Row(number).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        var answered = dispatcher.Page.WaitForResponseAsync("**/assign");
        await dispatcher.Page.RouteAsync("**/assign", async route =>
        {
            await region.Command(number, "qualify", new { impact = "high", urgency = "high" });
            await route.ContinueAsync();
        });
        await dispatcher.AssignPanel.GetByText("Ada Martin").ClickAsync();

        Assert.Equal((int)HttpStatusCode.PreconditionFailed, (await answered).Status);
        await Expect(dispatcher.Page.GetByTestId("assign-trouble")).ToContainTextAsync("nobody has it");
        await IsNotModal(dispatcher);
        Assert.Null(await HolderOf(number));

        // Seen, it is done at the second try.
        await Expect(dispatcher.Row(number)).ToContainTextAsync("P1");
        await dispatcher.Page.UnrouteAllAsync();
        await dispatcher.Page.Keyboard.PressAsync("Escape");
        await dispatcher.Row(number).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await dispatcher.AssignPanel.GetByText("Ada Martin").ClickAsync();
        await Expect(dispatcher.Row(number)).ToContainTextAsync("Ada Martin");
    }

    [Fact]
    public async Task A_technician_whose_time_is_taken_is_said_by_name()
    {
        var cell = await region.Cell("Ada Martin");
        var (held, wanted) = (await region.Report(cell, "Server room"), await region.Report(cell, "Meeting room"));
        var technician = Region.IdOf(cell, "Ada Martin");
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        await dispatcher.Row(wanted).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await dispatcher.AssignPanel.GetByText("With an appointment").ClickAsync();
        await dispatcher.AssignPanel.GetByLabel("From").FillAsync("2100-01-04T09:00");
        await dispatcher.AssignPanel.GetByLabel("Until").FillAsync("2100-01-04T10:00");
        await region.Command(held, "assign", new { technician, window = new { from = "2100-01-04T08:30:00Z", to = "2100-01-04T09:30:00Z" } });

        await dispatcher.AssignPanel.GetByText("Ada Martin").ClickAsync();

        await Expect(dispatcher.Page.GetByTestId("assign-trouble")).ToContainTextAsync($"Ada Martin is booked for {held}");
        await Expect(dispatcher.Page.GetByTestId("assign-trouble")).ToContainTextAsync("Choose another technician, another time, or no appointment.");
    }

    [Fact]
    public async Task A_command_whose_answer_is_lost_acts_once()
    {
        var cell = await region.Cell("Ada Martin");
        var number = await region.Report(cell, "Projector");
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        var lost = 0;
        await dispatcher.Page.RouteAsync("**/assign", async route =>
        {
            if (Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
        await dispatcher.Row(number).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await dispatcher.AssignPanel.GetByText("Ada Martin").ClickAsync();

        await Expect(dispatcher.AssignPanel).ToHaveCountAsync(0);
        await Expect(dispatcher.Row(number)).ToContainTextAsync("Ada Martin");
        var events = await region.Server.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/tickets/{number}/events", UriKind.Relative));
        Assert.Single(events.GetProperty("items").EnumerateArray(), entry => entry.GetProperty("type").GetString() == "assigned");
        Assert.Equal(2, lost);
    }

    /// <summary>Nothing covers the page: no dialog, and the list takes the focus.</summary>
    private static async Task IsNotModal(Dispatcher dispatcher)
    {
        await Expect(dispatcher.Page.Locator("dialog, [role=dialog], [aria-modal=true]")).ToHaveCountAsync(0);
        await dispatcher.Page.GetByRole(AriaRole.Button, new() { Name = "Français" }).ClickAsync(new() { Trial = true });
        await dispatcher.Rows.First.ClickAsync(new() { Trial = true });
    }

    private async Task<string?> HolderOf(string number) =>
        (await region.Ticket(number)).TryGetProperty("technician", out var technician) ? technician.GetString() : null;
}
