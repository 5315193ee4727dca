using System.Diagnostics;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Servers die and hang, networks are slow and lose messages: the board says so, refuses to act on what is old, and ends up true.</summary>
[Collection(Chromium.Collection)]
public sealed class ConnectionTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    /// <summary>Six seconds without a heartbeat, and half of one until that is noticed; the rest is for a busy machine.</summary>
    private static readonly TimeSpan s_noticed = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task A_dead_server_is_said_and_after_its_return_the_board_is_true()
    {
        var cell = await region.Cell("Ada Martin");
        var stays = await region.Report(cell, "Stays");
        var leaves = await region.Report(cell, "Leaves");
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);
        await Expect(dispatcher.Rows).ToHaveCountAsync(2);

        await region.Server.Kill();
        await dispatcher.IsStale(s_noticed);
        await Expect(dispatcher.Connection).ToContainTextAsync("stale since");
        await dispatcher.Row(stays).GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(dispatcher.Told).ToContainTextAsync("Not sent: the board has been stale since");
        await Expect(dispatcher.AssignPanel).ToHaveCountAsync(0);
        await Expect(dispatcher.Rows).ToHaveCountAsync(2);
        await dispatcher.Page.Mouse.MoveAsync(0, 0);
        await dispatcher.Page.EvaluateAsync("document.activeElement.blur()");

        await region.Server.Start();
        await region.Command(leaves, "resolve", new { code = "fixed" });
        await region.Command(stays, "assign", new { technician = Region.IdOf(cell, "Ada Martin") });
        await region.Report(cell, "Came while nobody listened");

        await Expect(dispatcher.Connection).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 20_000 });
        await Expect(dispatcher.Page.GetByTestId("caught-up")).ToBeVisibleAsync();
        await dispatcher.ShowsBoardOf(region, cell);
        await Expect(dispatcher.Row(stays)).ToContainTextAsync("Ada Martin");
        await Expect(dispatcher.Told).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_that_hangs_with_open_connections_is_noticed_too()
    {
        var cell = await region.Cell();
        await region.Report(cell, "Before");
        await using var dispatcher = await Dispatcher.Watch(chromium, region, cell);

        await Signal("-STOP");
        try
        {
            await dispatcher.IsStale(s_noticed);
        }
        finally
        {
            await Signal("-CONT");
        }

        await dispatcher.IsLive();
        await region.Report(cell, "After");
        await dispatcher.ShowsBoardOf(region, cell);
    }

    [Fact]
    public async Task A_slow_network_ends_with_a_true_board()
    {
        var cell = await region.Cell("Ada Martin");
        await using var dispatcher = await Dispatcher.Arrive(chromium, region);
        var devtools = await dispatcher.Context.NewCDPSessionAsync(dispatcher.Page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 300,
            ["downloadThroughput"] = 60_000,
            ["uploadThroughput"] = 20_000,
        });
        var opened = dispatcher.Page.GotoAsync($"/?cell={cell}");

        // Somebody else works on while the page is still loading.
        await Change(cell, 12);
        await opened;
        await dispatcher.IsLive();
        await Change(cell, 12);
        await dispatcher.ShowsBoardOf(region, cell);
    }

    [Fact]
    public async Task Lost_messages_are_noticed_and_fetched()
    {
        var cell = await region.Cell("Ada Martin");
        await using var dispatcher = await Dispatcher.Arrive(chromium, region);
        var (lossy, passed, lost) = (false, 0, 0);
        await dispatcher.Page.RouteWebSocketAsync("**/hubs/dispatch**", page =>
        {
            var server = page.ConnectToServer();
            server.OnMessage(message =>
            {
                if (Volatile.Read(ref lossy) && ++passed % 3 == 0)
                    lost++;
                else if (message.Binary is { } binary)
                    page.Send(binary);
                else
                    page.Send(message.Text!);
            });
        });
        await dispatcher.Page.GotoAsync($"/?cell={cell}");
        await dispatcher.IsLive();

        Volatile.Write(ref lossy, true);
        await Change(cell, 12);
        // However many changes the server puts into one message: until several were lost, on a list that still fits the window.
        var noted = await region.Report(cell, "Much discussed");
        for (var round = 0; Volatile.Read(ref lost) < 3 && round < 500; round++)
            await region.Command(noted, "note", new { text = "Again" });
        Volatile.Write(ref lossy, false);

        await dispatcher.ShowsBoardOf(region, cell);
        Assert.True(lost >= 3);
    }

    /// <summary>A second person at work: reports, assigns, resolves.</summary>
    private async Task Change(string cell, int times)
    {
        var technician = Region.IdOf(cell, "Ada Martin");
        for (var i = 0; i < times; i++)
        {
            var number = await region.Report(cell, $"Change {i}");
            if (i % 2 == 0)
                await region.Command(number, "assign", new { technician, mode = "remote" });
            if (i % 3 == 0)
                await region.Command(number, "resolve", new { code = "fixed" });
        }
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{region.Server.ProcessId}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
