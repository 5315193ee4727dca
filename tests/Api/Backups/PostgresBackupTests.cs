using System.Diagnostics;
using System.Globalization;
using Dispatch.Testing;
using Npgsql;
using Xunit.Abstractions;

namespace Dispatch.Tests.Api.Backups;

/// <summary>Backup and restore of an installation on PostgreSQL, with PostgreSQL's own programs, as docs/backup.md says it to an administrator.</summary>
public sealed class PostgresBackupTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("--exclude-table-data=orleansmembership*")]
    // Who forgets that starts all the same: the silos in it are dead.
    [InlineData]
    public async Task A_dump_under_load_brings_back_all_that_was_acknowledged_before_it_began(params string[] options)
    {
        using var directory = new TempDirectory();
        await using var postgres = await PostgresServer.Create();
        await using var elsewhere = await PostgresServer.Create();
        var database = await postgres.CreateDatabase();
        await using var server = await ServerProcess.Start(Settings(directory, database));
        await using var installation = await LivingInstallation.Begin(server);
        var watch = Stopwatch.StartNew();
        var dump = await postgres.Dump(database, options);
        output.WriteLine($"The dump took {watch.Elapsed.TotalSeconds:0.00} s.");
        await installation.GoesOn();
        await installation.End();
        await server.Kill();

        var restored = await elsewhere.Restore(dump);
        await postgres.Kill();
        await Poll.Until(() => Task.FromResult(DateTimeOffset.UtcNow > installation.Due), "a deadline falls while everything is down");
        // On other ports, as on another machine.
        await using var another = await ServerProcess.Start(Settings(directory, restored));
        var after = await installation.AssertIsBack(another);
        output.WriteLine($"Ready after {another.ReadyAfter.TotalSeconds:0.0} s; the deadline was applied {after.TotalSeconds:+0.0;-0.0} s from then.");
        Assert.True(another.ReadyAfter < TimeSpan.FromSeconds(40), $"It was ready after {another.ReadyAfter}.");
        Assert.True(after < TimeSpan.FromSeconds(10), $"The deadline was applied {after} after the server was ready.");
        Assert.True(await Number(restored, "select count(*) from orleansreminderstable") > 0, "No reminder came back.");
        Assert.Equal(0, await Number(restored, "select count(*) from ticket t where t.version <> (select max(e.version) from ticket_event e where e.number = t.number)"));
        // The last defences came along: the journal is append-only, and nobody is in two places.
        await Assert.ThrowsAsync<PostgresException>(() => Number(restored, "delete from ticket_event"));
        await Assert.ThrowsAsync<PostgresException>(() => Number(restored, "update ticket_event set actor = '{}'"));
        Assert.Equal(
            await Constraints(database: restored),
            await Constraints(await Migrated(elsewhere, directory)));
    }

    private static string[] Settings(TempDirectory directory, string database) =>
    [
        $"--Dispatch:DataDirectory={directory.Path}", "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={database}",
    ];

    /// <summary>A new database, with the schema that it should have.</summary>
    private static async Task<string> Migrated(PostgresServer postgres, TempDirectory directory)
    {
        var database = await postgres.CreateDatabase();
        await using var server = await ServerProcess.Start(Settings(directory, database));
        return database;
    }

    /// <summary>Everything beside the rows that the database holds us to.</summary>
    private static async Task<string> Constraints(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            """
            select string_agg(line, E'\n' order by line) from (
              select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where connamespace = 'public'::regnamespace
              union all select indexdef from pg_indexes where schemaname = 'public'
              union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal) everything
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> Number(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
