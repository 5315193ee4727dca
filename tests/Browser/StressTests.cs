using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dispatch.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>
/// A busy day at once: 2,000 open tickets, 200 changes a second, queue, technicians and map in sight. The page keeps up with less than half of its
/// thread, loses nothing and does not grow. <c>DISPATCH_STRESS=60</c> makes it last that many seconds; else it is a short look.
/// </summary>
[Collection(Chromium.Collection)]
public sealed class StressTests(Chromium chromium, Region region, ITestOutputHelper output) : IClassFixture<Region>
{
    private const int Tickets = 2_000;
    private const int ChangesPerSecond = 200;
    private const double BusyAtMost = 0.5;
    private const double GrowthAtMost = 8_000_000;
    private const int NodesAtMost = 12_000;
    private static readonly TimeSpan s_lasts = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("DISPATCH_STRESS") ?? "15", CultureInfo.InvariantCulture));
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Two_thousand_tickets_and_two_hundred_changes_a_second()
    {
        var cell = await region.Cell("Ada Martin", "Bruno Nguyen", "Chloé Durand");
        await region.Policy(cell, "always", "PT4H");
        var numbers = new string[Tickets];
        await Parallel.ForAsync(0, Tickets, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
            numbers[i] = await region.Report(cell, $"Ticket {i}", site: new { name = $"Site {i}", latitude = 45 + (i % 40 * 0.02), longitude = 4 + (i / 40 * 0.02) }));

        await using var dispatcher = await Dispatcher.Arrive(chromium, region, with: options => options.ViewportSize = new() { Width = 1440, Height = 900 });
        var page = dispatcher.Page;
        var watches = 0;
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) =>
        {
            var said = frame.Text ?? Encoding.UTF8.GetString(frame.Binary!);
            if (said.Contains("WatchCell", StringComparison.Ordinal) || said.Contains("WatchRoster", StringComparison.Ordinal))
                Interlocked.Increment(ref watches);
        };
        await page.GotoAsync($"/?cell={cell}");
        await dispatcher.IsLive();
        await Expect(page.GetByText($"{Tickets} open")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("map")).ToHaveAttributeAsync("data-tickets", $"{Tickets}");
        var devtools = await dispatcher.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });

        // What is made once is made by then.
        await Change(numbers, TimeSpan.FromSeconds(3));
        var before = await Measure(devtools);
        var asked = Volatile.Read(ref watches);
        var watch = Stopwatch.StartNew();
        var changes = await Change(numbers, s_lasts);
        var rate = changes / watch.Elapsed.TotalSeconds;
        var after = await Measure(devtools);
        var busy = (after.Busy - before.Busy) / watch.Elapsed.TotalSeconds;
        var growth = after.Heap - before.Heap;

        var told = $"{rate:F0} changes/s, main thread busy {busy:P0}, heap {before.Heap / 1e6:F1} → {after.Heap / 1e6:F1} MB, {after.Nodes} nodes, {Volatile.Read(ref watches) - asked} watches again";
        Assert.True(rate > ChangesPerSecond * 0.8, $"The server and this machine were too slow for the test to mean anything: {told}");
        Assert.True(busy < BusyAtMost, told);
        Assert.True(growth < GrowthAtMost, told);
        Assert.True(after.Nodes < NodesAtMost, told);
        // A frame that was missed would have been asked for.
        Assert.True(Volatile.Read(ref watches) == asked, told);
        Assert.Empty(dispatcher.Complaints);

        // What is in sight is what the database holds.
        var held = (await region.Board(cell)).ToHashSet(StringComparer.Ordinal);
        await Poll.Until(
            async () => (await dispatcher.Rows.EvaluateAllAsync<string[]>("rows => rows.map(row => `${row.dataset.number} ${row.dataset.version}`)")).All(held.Contains),
            "the lines in sight are those of the database");
        output.WriteLine(told);
    }

    /// <summary>Changes tickets at the rate, as far as the machine does: mostly notes, and priorities that move lines.</summary>
    private async Task<int> Change(string[] numbers, TimeSpan lasts)
    {
        var watch = Stopwatch.StartNew();
        var (sent, next) = (0, 0);
        while (watch.Elapsed < lasts)
        {
            var due = (int)(watch.Elapsed.TotalSeconds * ChangesPerSecond) - sent;
            await Parallel.ForAsync(0, Math.Max(0, due), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            {
                var i = Interlocked.Increment(ref next);
                var number = numbers[i * 7 % numbers.Length];
                if (i % 10 == 0)
                    await region.Command(number, "qualify", new { impact = i % 20 == 0 ? "high" : "low", urgency = "medium" });
                else
                    await region.Command(number, "note", new { text = $"Change {i}" });
            });
            sent += Math.Max(0, due);
            await Task.Delay(s_slice);
        }

        return sent;
    }

    private static async Task<Measured> Measure(ICDPSession devtools)
    {
        await devtools.SendAsync("HeapProfiler.collectGarbage");
        var answer = await devtools.SendAsync("Performance.getMetrics");
        var metrics = answer!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble(), StringComparer.Ordinal);
        return new(metrics["TaskDuration"], metrics["JSHeapUsedSize"], metrics["Nodes"]);
    }

    /// <param name="Busy">Time of the main thread's processor, seconds.</param>
    /// <param name="Heap">Bytes in use after collecting.</param>
    /// <param name="Nodes">Nodes of the document.</param>
    private sealed record Measured(double Busy, double Heap, double Nodes);
}
