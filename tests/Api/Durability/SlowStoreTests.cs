using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dispatch.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace Dispatch.Tests.Api.Durability;

/// <summary>The database is there, and slow: what cannot be done in time is refused at once and not begun, and nothing else suffers.</summary>
[Collection(Alone.Name)]
public sealed class SlowStoreTests(ITestOutputHelper output)
{
    private const int Flood = 4_000;

    /// <summary>Seconds that a transaction takes: many, and still well within the time of one attempt, after which nobody would know whether it had been.</summary>
    private const double Slow = 0.6;

    /// <summary>What waits at most, and half as much again for a busy machine; without limits the last would wait for nine seconds and more.</summary>
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task What_a_slow_database_cannot_do_in_time_is_refused_at_once_and_not_begun()
    {
        using var directory = new TempDirectory();
        var database = await (await PostgresServer.Shared).CreateDatabase();
        await using var server = await ServerProcess.Start(
            $"--Dispatch:DataDirectory={directory.Path}", "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={database}");
        var api = new Caller(server.Http);
        var number = (await api.Report("front-desk")).Number;
        await Execute(database, Pace(Slow) + "create trigger pace after insert on ticket for each statement execute function pace()");

        var before = server.Memory;
        var most = before;
        var answers = new ConcurrentBag<(Answer Answer, TimeSpan After)>();
        var flood = Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => Task.Run(async () => answers.Add(await Timed(() => api.Post("/tickets", Caller.Request()))))));
        // Looking goes on, and health says what is true: the database answers.
        List<TimeSpan> looks = [];
        while (!flood.IsCompleted)
        {
            var (look, after) = await Timed(() => api.Get($"/tickets/{number}"));
            look.Is(HttpStatusCode.OK);
            looks.Add(after);
            (await api.Get("/health/ready")).Is(HttpStatusCode.OK);
            most = Math.Max(most, server.Memory);
            await Task.Delay(100);
        }

        await flood;
        var done = answers.Where(answer => answer.Answer.IsSuccess).ToList();
        var refused = answers.Where(answer => !answer.Answer.IsSuccess).ToList();
        output.WriteLine($"{done.Count} were done, the last after {Last(done)} s; {refused.Count} were refused ({Codes(refused)}), half of them within {Half(refused)} s, the last after {Last(refused)} s.");
        output.WriteLine($"{looks.Count} looks meanwhile, the longest took {looks.Max().TotalSeconds:0.0} s; memory grew by {(most - before) / 1e6:0} MB at most.");
        Assert.NotEmpty(done);
        Assert.NotEmpty(refused);
        Assert.All(refused, answer =>
        {
            answer.Answer.Is(HttpStatusCode.ServiceUnavailable);
            Assert.True(answer.Answer.Code is "overloaded" or "store-unavailable", answer.Answer.ToString());
            Assert.NotNull(answer.Answer.RetryAfter);
        });
        Assert.All(answers, answer => Assert.True(answer.After < s_bound, $"It took {answer.After}: {answer.Answer}"));
        Assert.True(looks.Max() < TimeSpan.FromSeconds(4), $"A look took {looks.Max()}.");
        Assert.True(most - before < 400e6, $"Memory grew from {before} to {most}.");

        // What was refused was not begun, and what was acknowledged is there: no more and no less.
        await Execute(database, Pace(0));
        var watch = Stopwatch.StartNew();
        await Poll.Until(async () => (await api.Post("/tickets", Caller.Request())).IsSuccess, "the next is done", TimeSpan.FromSeconds(5));
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.00} s after the database was quick again, so was the server.");
        var numbers = done.Select(answer => int.Parse(answer.Answer.Number[2..], CultureInfo.InvariantCulture)).Order();
        Assert.Equal(Enumerable.Range(1002, done.Count), numbers);
        (await api.Get($"/tickets/T-{1002 + done.Count}")).Is(HttpStatusCode.OK);
        (await api.Get($"/tickets/T-{1003 + done.Count}")).Is(HttpStatusCode.NotFound);
    }

    /// <summary>How long each statement takes that records tickets, in seconds.</summary>
    private static string Pace(double seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"create or replace function pace() returns trigger language plpgsql as 'begin perform pg_sleep({seconds}); return null; end';");

    private static async Task Execute(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(Answer Answer, TimeSpan After)> Timed(Func<Task<Answer>> ask)
    {
        var asked = Stopwatch.GetTimestamp();
        var answer = await ask();
        return (answer, Stopwatch.GetElapsedTime(asked));
    }

    private static string Last(List<(Answer Answer, TimeSpan After)> answers) =>
        answers.Select(answer => answer.After.TotalSeconds).DefaultIfEmpty().Max().ToString("0.0", CultureInfo.InvariantCulture);

    private static string Half(List<(Answer Answer, TimeSpan After)> answers) =>
        answers.Select(answer => answer.After.TotalSeconds).Order().ElementAtOrDefault(answers.Count / 2).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Codes(List<(Answer Answer, TimeSpan After)> answers) =>
        string.Join(", ", answers.CountBy(answer => answer.Answer.Code ?? "").Select(code => $"{code.Value.ToString(CultureInfo.InvariantCulture)} {code.Key}"));
}
