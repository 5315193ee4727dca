using System.Diagnostics;
using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Durability;

/// <summary>The database goes away under load and comes back (contract: 503 with <c>Retry-After</c>, nothing is half done).</summary>
[Collection(Alone.Name)]
public sealed class OutageTests
{
    // Five seconds are promised; the bound leaves room for a busy machine.
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Ten_seconds_without_the_database_are_503_and_lose_nothing()
    {
        using var directory = new TempDirectory();
        await using var postgres = await PostgresServer.Create();
        await using var server = await ServerProcess.Start(
            $"--Dispatch:DataDirectory={directory.Path}", "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={await postgres.CreateDatabase()}");
        var api = new Caller(server.Http);
        var existing = (await api.Put("/cells/existing", new { name = "Existing", level = 1, domain = "d" })).Is(HttpStatusCode.Created);
        await using var crowd = new Crowd([server], workers: 8);
        await crowd.Begin();
        await crowd.Achieves(200);

        await postgres.Stop();
        var away = Stopwatch.StartNew();
        var rounds = 0;
        do
        {
            await Task.WhenAll(
                IsAway(server, () => api.Get("/tickets")),
                IsAway(server, () => api.Get("/tickets/T-1001")),
                IsAway(server, () => api.Get("/tickets/T-1001/events")),
                IsAway(server, () => api.Post("/tickets", Caller.Request())),
                IsAway(server, () => api.Tell("T-1001", "note", new { text = "T" })),
                IsAway(server, () => api.Get("/technicians")),
                IsAway(server, () => api.Get("/cells")),
                IsAway(server, () => api.Put("/cells/existing", new { name = "Changed", level = 2, domain = "d" })),
                IsAway(server, () => api.Put($"/cells/new-{rounds}", new { name = "New", level = 1, domain = "d" })),
                IsAway(server, () => api.Put("/technicians/tech-a", new { name = "Changed", cells = Array.Empty<string>() })),
                IsAway(server, () => api.Put($"/technicians/new-{rounds}", new { name = "New", cells = Array.Empty<string>() })),
                IsAway(server, () => api.Post("/technicians/tech-b/position", new { latitude = 1, longitude = 1 })),
                IsAway(server, () => api.Get($"/technicians/unread-{rounds}")));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await api.Get("/health/ready")).Status);
            Assert.Equal(HttpStatusCode.OK, (await api.Get("/health/live")).Status);
            rounds++;
        }
        while (away.Elapsed < TimeSpan.FromSeconds(10));

        await postgres.Start();
        await crowd.Achieves(200);
        await crowd.End();
        Assert.NotEmpty(crowd.Unavailable);
        foreach (var (answer, after) in crowd.Unavailable)
        {
            Assert.NotNull(answer.RetryAfter);
            Assert.True(after < s_bound, $"It took {after} to say: {answer}");
        }

        (await api.Get("/health/ready")).Is(HttpStatusCode.OK);
        Assert.Equal(existing.Version, (await api.Get("/cells/existing")).Is(HttpStatusCode.OK).Version);
        // What nobody asked for since may be left alone for one more moment.
        Answer? changed = null;
        await Poll.Until(
            async () => (changed = await api.Put("/cells/existing", new { name = "Changed", level = 2, domain = "d" }, ("If-Match", existing.ETag!))).Status is not HttpStatusCode.ServiceUnavailable,
            "a cell can be changed",
            TimeSpan.FromSeconds(5));
        changed!.Is(HttpStatusCode.OK);
        await crowd.AssertNothingIsLost();
    }

    private static async Task IsAway(ServerProcess server, Func<Task<Answer>> ask)
    {
        var asked = Stopwatch.GetTimestamp();
        var answer = await ask();
        Assert.True(answer.Status is HttpStatusCode.ServiceUnavailable, $"503 was expected; {answer}\n{Fault(server.Output)}");
        Assert.True(answer.Code is "store-unavailable" or "timeout", answer.ToString());
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.NotNull(answer.RetryAfter);
        Assert.True(Stopwatch.GetElapsedTime(asked) < s_bound, $"It took {Stopwatch.GetElapsedTime(asked)} to say: {answer}");
    }

    private static string Fault(string output)
    {
        var begin = output.LastIndexOf("FaultHandler", StringComparison.Ordinal);
        return begin < 0 ? "" : output.Substring(begin, Math.Min(4000, output.Length - begin));
    }
}
