using System.Diagnostics;
using Dispatch.Hosting;
using Dispatch.Storage;
using Dispatch.Testing;
using Dispatch.Tests.Storage.Orleans;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dispatch.Tests.Storage.Startup;

public sealed class StartupTests : IDisposable
{
    private readonly SqliteTempDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_second_process_on_one_file_is_refused_until_the_first_has_ended()
    {
        await using (var first = Create(DatabaseProvider.Sqlite, _file.ConnectionString))
        {
            await first.Prepare();
            await using var second = Create(DatabaseProvider.Sqlite, _file.ConnectionString);
            var refusal = await Assert.ThrowsAsync<StartupException>(() => second.Prepare());
            Assert.Contains("in use by another Dispatch", refusal.Message, StringComparison.Ordinal);
        }

        await using var third = Create(DatabaseProvider.Sqlite, _file.ConnectionString);
        await third.Prepare();
    }

    [Fact]
    public async Task Five_that_start_at_once_migrate_once()
    {
        var connectionString = await (await PostgresServer.Shared).CreateDatabase();
        var starters = Enumerable.Range(0, 5).Select(_ => Create(DatabaseProvider.Postgres, connectionString)).ToList();
        await Task.WhenAll(starters.Select(starter => Task.Run(() => starter.Prepare())));
        foreach (var starter in starters)
            await starter.DisposeAsync();

        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select count(*) - count(distinct version) from schema_version where version is not null and version <> '0'");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_newer_schema_is_refused_on_SQLite()
    {
        await using (var database = Create(DatabaseProvider.Sqlite, _file.ConnectionString))
            await database.Prepare();
        await using (var connection = new SqliteConnection(_file.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = Newer;
            await command.ExecuteNonQueryAsync();
        }

        await AssertNewer(DatabaseProvider.Sqlite, _file.ConnectionString);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_on_PostgreSQL()
    {
        var connectionString = await (await PostgresServer.Shared).CreateDatabase();
        await using (var database = Create(DatabaseProvider.Postgres, connectionString))
            await database.Prepare();
        await using (var source = NpgsqlDataSource.Create(connectionString))
        {
            await using var command = source.CreateCommand(Newer);
            await command.ExecuteNonQueryAsync();
        }

        await AssertNewer(DatabaseProvider.Postgres, connectionString);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_in_one_sentence()
    {
        await using var database = Create(DatabaseProvider.Postgres, "Host=127.0.0.1;Port=1;Database=d;Username=u;Password=secret");
        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Prepare());
        Assert.Contains("127.0.0.1:1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(DatabaseOptions.ConnectionStringKey, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_missing_is_named()
    {
        var connectionString = new NpgsqlConnectionStringBuilder(await (await PostgresServer.Shared).CreateDatabase()) { Database = "nowhere" };
        await using var database = Create(DatabaseProvider.Postgres, connectionString.ConnectionString);
        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Prepare());
        Assert.Contains("has no database 'nowhere'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseOptions.ProviderKey, "mysql", "sqlite or postgres")]
    [InlineData(DatabaseOptions.ProviderKey, "postgres", DatabaseOptions.ConnectionStringKey)]
    [InlineData(DataDirectory.Key, "/proc/nowhere", DataDirectory.Key)]
    public void A_setting_that_cannot_be_is_named_with_what_it_may_be(string key, string value, string hint)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        var refusal = Assert.Throws<StartupException>(() => DatabaseOptions.Read(configuration));
        Assert.Contains(hint, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_connection_string_is_refused()
    {
        var refusal = Assert.Throws<StartupException>(() => Create(DatabaseProvider.Postgres, "Nonsense=1"));
        Assert.Contains(DatabaseOptions.ConnectionStringKey, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_silos_with_files_of_their_own_run_on_one_machine_and_are_ready_in_five_seconds()
    {
        using var elsewhere = new SqliteTempDatabase();
        var started = Stopwatch.GetTimestamp();
        await using var one = await SiloHost.Start(new DatabaseOptions(DatabaseProvider.Sqlite, _file.ConnectionString));
        var ready = Stopwatch.GetElapsedTime(started);
        await using var two = await SiloHost.Start(new DatabaseOptions(DatabaseProvider.Sqlite, elsewhere.ConnectionString));
        Assert.True(ready < TimeSpan.FromSeconds(5), $"ready in {ready}");
    }

    private const string Newer =
        "insert into schema_version (type, version, description, name, checksum, installed_by, success, installed_on) values (0, '900', 'later', 'V900', '', 'x', true, current_timestamp)";

    private static Database Create(DatabaseProvider provider, string connectionString) =>
        Database.Create(new DatabaseOptions(provider, connectionString), NullLoggerFactory.Instance);

    private static async Task AssertNewer(DatabaseProvider provider, string connectionString)
    {
        await using var database = Create(provider, connectionString);
        var refusal = await Assert.ThrowsAsync<StartupException>(() => database.Prepare());
        Assert.Contains("schema version 900", refusal.Message, StringComparison.Ordinal);
    }
}
