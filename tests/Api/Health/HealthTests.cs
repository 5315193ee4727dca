using System.Net;
using Dispatch.Testing;
using Dispatch.Tests.Api.Clusters;

namespace Dispatch.Tests.Api.Health;

/// <summary>What a load balancer and whoever runs the service are told, in each state.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_server_in_order_says_so_check_by_check()
    {
        await using var server = await Server.Start();
        var ready = (await server.Api.Get("/health/ready")).Is(HttpStatusCode.OK);
        Assert.Equal("application/json", ready.MediaType);
        Assert.Equal("healthy", ready["status"]!.GetValue<string>());
        Assert.Equal(["cluster", "deadlines", "schema", "store"], ready.Json["checks"]!.AsArray().Select(check => check!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(ready.Json["checks"]!.AsArray(), check => Assert.EndsWith(".", check!["says"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Empty((await server.Api.Get("/health/live")).Is(HttpStatusCode.OK).Json["checks"]!.AsArray());
    }

    [Fact]
    public async Task A_deadline_that_nobody_applies_degrades_and_leaves_the_desk_open()
    {
        await using var server = await Server.Start("--Dispatch:Health:OverdueBound=00:01:00");
        var number = (await server.Api.Report("front-desk")).Number;
        // What only a fault brings about: a deadline in the store that no ticket knows of, so that no watch ever applies it.
        await server.Execute("update ticket set next_deadline = @at where number = " + number[2..], DateTimeOffset.UtcNow.AddSeconds(-30));
        Assert.Equal(("healthy", "healthy"), await Check(server.Api, "deadlines", HttpStatusCode.OK));

        await server.Execute("update ticket set next_deadline = @at where number = " + number[2..], DateTimeOffset.UtcNow.AddMinutes(-10));
        Assert.Equal(("degraded", "degraded"), await Check(server.Api, "deadlines", HttpStatusCode.OK));
        Assert.Contains("oldest overdue deadline is 60", await Says(server.Api, "deadlines"), StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await server.Api.Get("/health/ready")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_schema_degrades_and_one_that_is_too_old_makes_unready()
    {
        await using var server = await Server.Start();
        await server.Execute("update schema_version set version = '999' where id = (select max(id) from schema_version)");
        Assert.Equal(("degraded", "degraded"), await Check(server.Api, "schema", HttpStatusCode.OK));
        Assert.Contains("has version 999, this process knows", await Says(server.Api, "schema"), StringComparison.Ordinal);

        await server.Execute("update schema_version set version = '1' where id = (select max(id) from schema_version)");
        await server.Execute("delete from schema_version where version <> '1'");
        Assert.Equal(("unhealthy", "unhealthy"), await Check(server.Api, "schema", HttpStatusCode.ServiceUnavailable));
        (await server.Api.Get("/health/live")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_check_that_fails_itself_tells_strangers_nothing_of_how_it_is_built()
    {
        await using var server = await Server.Start();
        await server.Execute("alter table ticket rename to mislaid");
        Assert.Equal(("unhealthy", "unhealthy"), await Check(server.Api, "store", HttpStatusCode.ServiceUnavailable));
        var told = (await server.Api.Get("/health/ready")).Text;
        foreach (var inside in new[] { "   at ", "Exception", "Sqlite", "no such table", "mislaid" })
            Assert.DoesNotContain(inside, told, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_client_without_a_silo_is_not_ready()
    {
        await using var nodes = await Nodes.Start(silos: 1, apis: 1);
        Assert.Equal(("healthy", "healthy"), await Check(nodes.Api, "cluster", HttpStatusCode.OK));
        await nodes.Silos[0].Stop();
        await Poll.Until(async () => (await nodes.Api.Get("/health/ready")).Status is HttpStatusCode.ServiceUnavailable, "the client notices");
        Assert.Equal(("unhealthy", "unhealthy"), await Check(nodes.Api, "cluster", HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task A_bound_that_cannot_be_is_said_at_the_start()
    {
        using var directory = new TempDirectory();
        var (exitCode, said) = await ServerProcess.StartAndExit($"--Dispatch:DataDirectory={directory.Path}", "--Dispatch:Health:OverdueBound=00:00:00");
        Assert.Equal(1, exitCode);
        Assert.Contains("OverdueBound", said, StringComparison.Ordinal);
    }

    private static async Task<(string All, string One)> Check(Caller api, string name, HttpStatusCode status)
    {
        var ready = (await api.Get("/health/ready")).Is(status);
        return (ready["status"]!.GetValue<string>(), Finding(ready, name)["status"]!.GetValue<string>());
    }

    private static async Task<string> Says(Caller api, string name) => Finding(await api.Get("/health/ready"), name)["says"]!.GetValue<string>();

    private static System.Text.Json.Nodes.JsonNode Finding(Answer ready, string name) =>
        ready.Json["checks"]!.AsArray().Single(check => check!["name"]!.GetValue<string>() == name)!;

    /// <summary>A server on SQLite that one test may spoil.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly TempDirectory _directory = new();
        private ServerProcess _process = null!;

        public Caller Api => new(_process.Http);

        public static async Task<Server> Start(params string[] settings)
        {
            var server = new Server();
            server._process = await ServerProcess.Start([$"--Dispatch:DataDirectory={server._directory.Path}", .. settings]);
            return server;
        }

        /// <summary>Writes past the server.</summary>
        public async Task Execute(string sql, DateTimeOffset? at = null)
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_directory.Path, "dispatch.db")};Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            if (at is { } instant)
                command.Parameters.AddWithValue("at", Caller.Instant(instant));
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _process.DisposeAsync();
            _directory.Dispose();
        }
    }
}
