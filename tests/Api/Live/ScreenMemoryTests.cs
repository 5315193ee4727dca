using System.Net;
using Dispatch.Testing;
using Xunit.Abstractions;

namespace Dispatch.Tests.Api.Live;

/// <summary>Many screens that look at a quiet board, and one that never reads, cost memory once and no more with every change.</summary>
[Collection(Alone.Name)]
public sealed class ScreenMemoryTests(SqliteApi server, ITestOutputHelper output)
{
    private const int Idle = 200;
    private const int Healthy = 5;
    private const int Changes = 2_000;
    private const int Tickets = 20;
    private const int Queued = 64;

    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Screens_that_idle_and_one_that_never_reads_take_a_bounded_share_of_memory_and_the_others_converge()
    {
        var (quiet, busy) = (await server.Cell(), await server.Cell());
        await _api.Report(quiet);
        var numbers = await Task.WhenAll(Enumerable.Range(0, Tickets).Select(async _ => (await _api.Report(busy, new string('x', 500))).Number));
        List<Screen> screens = [];
        try
        {
            for (var i = 0; i < Idle; i++)
                await (await Opened()).Watch("WatchCell", quiet);
            List<Replica> healthy = [];
            for (var i = 0; i < Healthy; i++)
            {
                healthy.Add(new Replica(await Opened(), busy));
                await healthy[i].Watch();
            }

            using var deaf = await DeafScreen.Open(server.Process, busy);
            var heard = healthy[0].Frames;
            // Once, so that all code that changes run through has been compiled, and all pools are filled.
            await Change(Changes / 10);
            var before = server.Process.Memory;
            await Change(Changes);
            var grown = server.Process.Memory - before;
            output.WriteLine($"{before / 1e6:0} MB with {screens.Count} screens; {Changes} changes later {grown / 1e6:+0;-0} MB.");
            Assert.True(grown < 150e6, $"Memory grew by {grown} bytes over {Changes} changes.");

            // Twice as many frames as the queue of a connection holds: on a quick machine the changes so far are fewer.
            await Poll.Until(
                async () =>
                {
                    await Change(1);
                    return healthy[0].Frames - heard > 2 * Queued;
                },
                "more has been sent than is kept for a screen that does not read");

            var stored = (await _api.Get($"/tickets?cell={busy}&status=open&limit=200")).Items.ToDictionary(item => item!["number"]!.GetValue<string>(), item => item!["version"]!.GetValue<int>());
            foreach (var screen in healthy)
                await Poll.Until(() => Task.FromResult(IsSame(stored, screen.Versions)), "a healthy screen shows what the database holds", TimeSpan.FromSeconds(5));
            // The deaf one has lost frames, sees so, and its next question is answered with what is true now.
            Assert.True(IsSame(stored, await deaf.ReadAndAskAgain(busy)));
            Assert.Contains(deaf.Frames.Zip(deaf.Frames.Skip(1)), pair => pair.Second.From > pair.First.To + 1);
        }
        finally
        {
            foreach (var screen in screens)
                await screen.DisposeAsync();
        }

        async Task<Screen> Opened()
        {
            screens.Add(await Screen.Open(server.Process));
            return screens[^1];
        }

        Task Change(int count) => Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
            (await _api.Tell(numbers[i % Tickets], "note", new { text = "Still there" })).Is(HttpStatusCode.OK));
    }

    private static bool IsSame(Dictionary<string, int> stored, IReadOnlyDictionary<string, int> shown) =>
        shown.Count == stored.Count && stored.All(ticket => shown.GetValueOrDefault(ticket.Key) == ticket.Value);
}
