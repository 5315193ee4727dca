using System.Net;
using Dispatch.Testing;
using Dispatch.Testing.Otlp;
using Dispatch.Tests.Api.Clusters;

namespace Dispatch.Tests.Api.Telemetry;

/// <summary>What a real server sends to a real receiver: traces from HTTP to SQL, every meter of its own, logs, and nothing that must stay.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Report = "IFrontDeskGrain/Report";

    private readonly TempDirectory _directory = new();
    private OtlpReceiver _otlp = null!;

    private string Data => $"--Dispatch:DataDirectory={_directory.Path}";

    public async Task InitializeAsync() => _otlp = await OtlpReceiver.Start();

    public async Task DisposeAsync()
    {
        await _otlp.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_command_is_one_trace_from_HTTP_to_SQL()
    {
        var database = await (await PostgresServer.Shared).CreateDatabase();
        await using var server = await ServerProcess.Start(
            [Data, "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={database}", .. _otlp.Settings]);
        (await new Caller(server.Http).Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);

        await Poll.Until(() => Task.FromResult(Named("POST /api/v1/tickets/").Any()), "the request's span arrives");
        var trace = Assert.Single(Named("POST /api/v1/tickets/")).Trace;
        await Poll.Until(() => Task.FromResult(Within(trace, "Npgsql").Any(span => IsBelow(span, "commit"))), "the SQL of the commit arrives");
        var commit = Assert.Single(Within(trace, "Dispatch"));
        Assert.Equal("1", commit.Attributes["dispatch.commit.size"]);
        Assert.True(IsBelow(commit, Report));
        Assert.True(IsBelow(commit, "POST /api/v1/tickets/"));
        Assert.All(Within(trace, "Npgsql"), statement => Assert.DoesNotContain(statement.Attributes.Values, text => text.Contains("Ada", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Commands_that_share_a_commit_are_linked_to_it()
    {
        await using var server = await ServerProcess.Start([Data, .. _otlp.Settings]);
        var api = new Caller(server.Http);
        var sent = 0;
        while (!_otlp.Spans.Any(span => span is { Name: "commit", Links.Count: > 1 }))
        {
            Assert.True(sent < 4000, "Forty at once, a hundred times over, and no two in one transaction.");
            foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => api.Post("/tickets", Caller.Request()))))
                answer.Is(HttpStatusCode.Created);
            sent += 40;
        }

        await Poll.Until(() => Task.FromResult(Named("POST /api/v1/tickets/").Count() == sent), "all requests' spans arrive");
        await Poll.Until(() => Task.FromResult(Named("POST /api/v1/tickets/").All(HasCommit)), "each is in a commit's trace, or linked to one");
        var shared = _otlp.Spans.First(span => span is { Name: "commit", Links.Count: > 1 });
        Assert.Equal("", shared.Parent);
        Assert.Equal(shared.Attributes["dispatch.commit.size"], shared.Links.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(shared.Links, link => Assert.Equal(Report, _otlp.Spans.Single(span => span.Id == link.Span).Name));

        bool HasCommit(OtlpSpan request) => _otlp.Spans.Any(
            span => span.Name == "commit" && (span.Trace == request.Trace || span.Links.Any(link => link.Trace == request.Trace)));
    }

    [Fact]
    public async Task A_trace_goes_on_in_the_process_of_the_silo()
    {
        await using var nodes = await Nodes.Start(silos: 1, apis: 1, _otlp.Settings);
        (await nodes.Api.Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);

        await Poll.Until(() => Task.FromResult(Named("POST /api/v1/tickets/").Any() && Named("commit").Any()), "both processes' spans arrive");
        var request = Assert.Single(Named("POST /api/v1/tickets/"));
        await Poll.Until(() => Task.FromResult(Named("commit").Any(commit => commit.Trace == request.Trace && IsBelow(commit, "POST /api/v1/tickets/"))), "the way between them arrives");
        Assert.NotEqual(request.Process, Named("commit").First(commit => commit.Trace == request.Trace).Process);
    }

    [Fact]
    public async Task Every_meter_of_its_own_moves()
    {
        await using var postgres = await PostgresServer.Create();
        await using var server = await ServerProcess.Start(
            [Data, "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={await postgres.CreateDatabase()}", .. _otlp.Settings]);
        var api = new Caller(server.Http);
        await using (var screen = await Screen.Open(server))
        {
            await screen.Watch("WatchCell", "front-desk");
            var number = (await api.Report("front-desk")).Number;
            (await api.Tell(number, "accept")).IsProblem(HttpStatusCode.Conflict, "state-does-not-allow");
            await Shows("dispatch.tickets.commands", 1, "command", "report");
            await Shows("dispatch.tickets.commands", 1, "outcome", "refused");
            await Shows("dispatch.tickets.refusals", 1, "code", "state-does-not-allow");
            await Moves("dispatch.storage.batch.size");
            await Moves("dispatch.storage.batch.duration");
            await Shows("dispatch.storage.commits", 1, "outcome", "registered");
            await Moves("dispatch.live.frame_lag", "feed", "cell");
            await Shows("dispatch.live.screens", 1);
            await Shows("dispatch.live.watched", 1, "feed", "cell");
            await Shows("dispatch.deadlines.oldest_overdue", 0);
        }

        await Shows("dispatch.live.screens", 0);
        await Shows("dispatch.live.watched", 0, "feed", "cell");
        var retries = _otlp.Value("dispatch.resilience.retries", "pipeline", "storage-reads") ?? 0;
        await postgres.Stop();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await api.Get("/tickets")).Status);
        await Moves("dispatch.resilience.retries", "pipeline", "storage-reads", retries);
        await postgres.Start();

        Assert.All(_otlp.Points.Where(point => point.Name.StartsWith("dispatch.", StringComparison.Ordinal)), point => Assert.StartsWith("Dispatch.", point.Meter, StringComparison.Ordinal));
        foreach (var meter in new[] { "Microsoft.Orleans", "Npgsql", "Polly", "System.Runtime", "Microsoft.AspNetCore.Hosting" })
            Assert.Contains(_otlp.Points, point => point.Meter == meter);
    }

    [Fact]
    public async Task Logs_arrive_and_the_administrators_token_does_not()
    {
        // A start without a token of ours prints one, once.
        await using var server = await ServerProcess.Start([Data, "--Dispatch:AdminToken=", .. _otlp.Settings]);
        await Poll.Until(() => Task.FromResult(_otlp.Logs.Any(line => line.Contains("Application started", StringComparison.Ordinal))), "logs arrive");
        const string Printed = "shown this once: ";
        var token = server.Output[(server.Output.IndexOf(Printed, StringComparison.Ordinal) + Printed.Length)..].Split(' ')[0];
        Assert.Equal(0, await server.Stop());

        Assert.True(token.Length > 16);
        Assert.DoesNotContain(_otlp.Logs, line => line.Contains(token, StringComparison.Ordinal));
        Assert.DoesNotContain(_otlp.Spans, span => span.Attributes.Values.Any(value => value.Contains(token, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector'; it may be the address of an OTLP receiver")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is 'http/json'; it may be grpc or http/protobuf.")]
    public async Task A_setting_that_cannot_be_is_said_at_the_start(string key, string value, string sentence)
    {
        var (exitCode, said) = await ServerProcess.StartAndExit([Data, .. _otlp.Settings, $"--{key}={value}"]);
        Assert.Equal(1, exitCode);
        Assert.StartsWith(sentence, said.Trim(), StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private IEnumerable<OtlpSpan> Named(string name) => _otlp.Spans.Where(span => span.Name == name);

    private IReadOnlyList<OtlpSpan> Within(string trace, string source) => [.. _otlp.Spans.Where(span => span.Trace == trace && span.Source == source)];

    /// <summary>Whether one of the spans above it, each the parent of the next, has this name.</summary>
    private bool IsBelow(OtlpSpan span, string name)
    {
        for (var above = ParentOf(span); above is not null; above = ParentOf(above))
        {
            if (above.Name == name)
                return true;
        }

        return false;

        OtlpSpan? ParentOf(OtlpSpan child) => _otlp.Spans.FirstOrDefault(parent => parent.Trace == child.Trace && parent.Id == child.Parent);
    }

    private Task Shows(string instrument, double value, string? tag = null, string? tagged = null) =>
        Poll.Until(() => Task.FromResult(_otlp.Value(instrument, tag, tagged) == value), $"{instrument} shows {value} ({tag}={tagged})");

    private Task Moves(string instrument, string? tag = null, string? tagged = null, double from = 0) =>
        Poll.Until(() => Task.FromResult(_otlp.Value(instrument, tag, tagged) > from), $"{instrument} moves on from {from} ({tag}={tagged})");
}
