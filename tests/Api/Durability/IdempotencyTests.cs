using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Durability;

/// <summary>The same command sent twice acts once and gets the same answer, also after a restart (promise 6).</summary>
public sealed class IdempotencyTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private ServerProcess _server = null!;
    private Caller _api = null!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.Start($"--Dispatch:DataDirectory={_directory.Path}");
        _api = new Caller(_server.Http);
        (await _api.Put("/technicians/tech-1", new { name = "T", cells = new[] { "front-desk" } })).Is(HttpStatusCode.Created);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Fifty_identical_reports_at_once_make_one_ticket()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _api.Post("/tickets", Caller.Request(), ("Idempotency-Key", "fifty"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single((await _api.Get("/tickets")).Items);

        var number = answers[0].Number;
        var notes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _api.Tell(number, "note", new { text = "Once" }, ("Idempotency-Key", "note"))));
        Assert.Single(notes.Select(answer => answer.Text).Distinct());
        Assert.Equal(2, (await _api.Journal(number)).Count);
    }

    [Fact]
    public async Task The_same_answer_comes_again_whatever_happened_since_and_after_a_kill()
    {
        List<(string Path, object? Body, string Key, Answer Answer)> said = [];
        var number = await Say("/tickets", Caller.Request().ToJsonString(), "report");
        await Say($"/tickets/{number}/assign", new { technician = "tech-1", window = new { from = "2099-01-05T08:00:00Z", to = "2099-01-05T09:00:00Z" } }, "assign");
        await Say($"/tickets/{number}/accept", null, "accept");
        await Say($"/tickets/{number}/suspend", new { reason = "planned", until = "2098-01-01T00:00:00Z" }, "suspend");
        await Say($"/tickets/{number}/resume", null, "resume");
        await Say($"/tickets/{number}/resolve", new { code = "done" }, "resolve");
        await Say($"/tickets/{number}/close", null, "close");
        var before = (await _api.Get($"/tickets/{number}/events")).Text;

        await SameAgain();
        await _server.Kill();
        await _server.Start();
        await SameAgain();
        Assert.Equal(before, (await _api.Get($"/tickets/{number}/events")).Text);

        // A version that was right then is no obstacle now: the command has been carried out.
        var resolve = said.Single(command => command.Key == "resolve");
        var again = (await _api.Post(resolve.Path, resolve.Body, ("Idempotency-Key", "resolve"), ("If-Match", "\"5\""))).Is(HttpStatusCode.OK);
        Assert.Equal(resolve.Answer.Text, again.Text);

        async Task<string> Say(string path, object? body, string key)
        {
            var answer = await _api.Post(path, body, ("Idempotency-Key", key));
            Assert.True(answer.IsSuccess, answer.ToString());
            said.Add((path, body, key, answer));
            return answer.Number;
        }

        async Task SameAgain()
        {
            foreach (var (path, body, key, answer) in said)
            {
                // Status, body, ETag and Location, all of it.
                Assert.Equal(answer, await _api.Post(path, body, ("Idempotency-Key", key)));
            }
        }
    }

    [Fact]
    public async Task A_refusal_is_not_remembered()
    {
        var number = (await _api.Report("front-desk")).Number;
        (await _api.Tell(number, "close", null, ("Idempotency-Key", "k"))).IsProblem(HttpStatusCode.Conflict, "state-does-not-allow");
        (await _api.Tell(number, "resolve", new { code = "done" })).Is(HttpStatusCode.OK);
        (await _api.Tell(number, "close", null, ("Idempotency-Key", "k"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_key_may_serve_for_two_tickets()
    {
        var (one, two) = ((await _api.Report("front-desk")).Number, (await _api.Report("front-desk")).Number);
        foreach (var number in new[] { one, two })
            Assert.Equal(number, (await _api.Tell(number, "note", new { text = "T" }, ("Idempotency-Key", "shared"))).Is(HttpStatusCode.OK).Number);
    }
}
