using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using Dispatch.Tests.Api.People;
using Npgsql;

namespace Dispatch.Tests.Api.Security;

/// <summary>Whatever dies between a change and its line in the audit log, the line is there.</summary>
public sealed class AbandonedChangeTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private NpgsqlConnection _database = null!;
    private ServerProcess _server = null!;

    private Caller Api => new(_server.Http);

    public async Task InitializeAsync()
    {
        var database = await (await PostgresServer.Shared).CreateDatabase();
        _server = await ServerProcess.Start(
            $"--Dispatch:DataDirectory={_directory.Path}", "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={database}", "--Dispatch:Audit:AbandonedAfter=00:00:02");
        _database = new NpgsqlConnection(database + ";Pooling=false");
        await _database.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_change_of_a_process_that_is_killed_before_it_says_what_became_of_it_has_a_line_all_the_same()
    {
        Task<Answer> change;
        await using (await Hold("account"))
        {
            change = Api.Put("/accounts/ada", Staff.Account());
            await Poll.Until(async () => await Scalar("select count(*) from audit_begun") is 1L, "the change is begun");
            await _server.Kill();
        }

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => change);
        await _server.Start();
        JsonNode[] lines = [];
        await Poll.Until(async () => (lines = await Lines("accounts/ada")).Length > 0, "the line is there", TimeSpan.FromSeconds(60));
        var line = Assert.Single(lines);
        Assert.Equal("account-changed", line["kind"]!.GetValue<string>());
        Assert.Equal("administrator", line["actor"]!.GetValue<string>());
        Assert.Contains("not known whether it was carried out", line["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0L, await Scalar("select count(*) from audit_begun"));
    }

    [Theory]
    [InlineData("/accounts/ada", "account where id = 'ada'")]
    [InlineData("/cells/ada", "audit where subject = 'cells/ada'")]
    [InlineData("/contacts/ada", "audit where subject = 'contacts/ada'")]
    public async Task Where_nothing_can_be_noted_nothing_is_changed(string path, string nothing)
    {
        object body = path switch
        {
            ['/', 'a', ..] => Staff.Account(),
            ['/', 'c', 'e', ..] => new { name = "A", level = 1, domain = "network", mode = "manual" },
            _ => new { email = "someone@example.org" },
        };
        await using (await Hold("audit_begun"))
            (await Api.Put(path, body)).IsProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        (await Api.Get(path)).Is(HttpStatusCode.NotFound);
        Assert.Equal(0L, await Scalar($"select count(*) from {nothing}"));
        // The same again is carried out, and has its line.
        (await Api.Put(path, body)).Is(HttpStatusCode.Created);
        (await Api.Get(path)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_whose_line_cannot_be_written_any_more_is_answered_and_gets_one_when_the_log_is_back()
    {
        await using (await Hold("audit"))
            (await Api.Put("/accounts/ada", Staff.Account())).Is(HttpStatusCode.Created);
        await Poll.Until(async () => (await Lines("accounts/ada")).Length == 1, "the line is there", TimeSpan.FromSeconds(60));
        (await Api.Get("/accounts/ada")).Is(HttpStatusCode.OK);
    }

    /// <summary>Holds a table, so that whoever writes to it waits until this is disposed of.</summary>
    private async Task<NpgsqlTransaction> Hold(string table)
    {
        var transaction = await _database.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"lock table {table} in exclusive mode", _database, transaction);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    private async Task<object?> Scalar(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _database);
        return await command.ExecuteScalarAsync();
    }

    private async Task<JsonNode[]> Lines(string subject) =>
        [.. (await Api.Get($"/audit?subject={Uri.EscapeDataString(subject)}")).Is(HttpStatusCode.OK).Items.Select(item => item!)];
}
