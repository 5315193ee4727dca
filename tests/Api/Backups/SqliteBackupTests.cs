using System.Diagnostics;
using System.Globalization;
using Dispatch.Testing;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Dispatch.Tests.Api.Backups;

/// <summary>Backup and restore of an installation on SQLite, as docs/backup.md says it to an administrator.</summary>
public sealed class SqliteBackupTests(ITestOutputHelper output) : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly TempDirectory _elsewhere = new();

    private string Data => $"--Dispatch:DataDirectory={_directory.Path}";

    private string Database => Path.Combine(_directory.Path, "dispatch.db");

    private string Backup => Path.Combine(_elsewhere.Path, "monday.db");

    public void Dispose()
    {
        _directory.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task A_backup_under_load_brings_back_all_that_was_acknowledged_before_it_began()
    {
        await using var server = await ServerProcess.Start(Data);
        await using var installation = await LivingInstallation.Begin(server);
        var watch = Stopwatch.StartNew();
        Assert.StartsWith($"Backup {Backup}: ", await Says(0, "backup", Backup, Data), StringComparison.Ordinal);
        output.WriteLine($"The backup took {watch.Elapsed.TotalSeconds:0.00} s.");
        await installation.GoesOn();
        await installation.End();
        await server.Kill();
        foreach (var file in Directory.GetFiles(_directory.Path, "dispatch.db*"))
            File.Delete(file);

        Assert.StartsWith("Restored: ", await Says(0, "restore", Backup, Data), StringComparison.Ordinal);
        await Poll.Until(() => Task.FromResult(DateTimeOffset.UtcNow > installation.Due), "a deadline falls while the server is down");
        await server.Start();
        var after = await installation.AssertIsBack(server);
        output.WriteLine($"Ready after {server.ReadyAfter.TotalSeconds:0.0} s; the deadline was applied {after.TotalSeconds:+0.0;-0.0} s from then.");
        Assert.True(after < TimeSpan.FromSeconds(10), $"The deadline was applied {after} after the server was ready.");
        Assert.True(Number("select count(*) from OrleansRemindersTable") > 0, "No reminder came back.");
        Assert.Equal(0, Number("select count(*) from ticket t where t.version <> (select max(e.version) from ticket_event e where e.number = t.number)"));
        Assert.Throws<SqliteException>(() => Number("delete from ticket_event"));
    }

    [Theory]
    [InlineData("running")]
    [InlineData("stopped")]
    [InlineData("killed")]
    public async Task A_backup_has_what_the_log_has_whatever_became_of_the_server(string server)
    {
        await using var process = await ServerProcess.Start(Data);
        var number = (await new Caller(process.Http).Report("front-desk")).Number;
        if (server == "stopped")
            Assert.Equal(0, await process.Stop());
        else if (server == "killed")
            await process.Kill();

        await Says(0, "backup", Backup, Data);
        // A second one takes the place of the first, and nothing else is left there.
        await Says(0, "backup", Backup, Data);
        Assert.Equal([Backup], Directory.GetFiles(_elsewhere.Path));
        Assert.Equal(1, Number($"select count(*) from ticket where number = {number[2..]}", Backup));
    }

    [Fact]
    public async Task The_database_of_before_is_kept_with_its_log()
    {
        await using var server = await ServerProcess.Start(Data);
        var api = new Caller(server.Http);
        await api.Report("front-desk");
        await Says(0, "backup", Backup, Data);
        await api.Report("front-desk");
        await server.Kill();

        await Says(0, "restore", Backup, Data);
        Assert.Equal(1, Number("select count(*) from ticket"));
        var former = Assert.Single(Directory.GetFiles(_directory.Path, "dispatch.db.until-*"), file => !file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Equal(2, Number("select count(*) from ticket", former));
        await server.Start();
        Assert.Equal("T-1002", (await api.Report("front-desk")).Number);
    }

    [Fact]
    public async Task Nothing_is_restored_beneath_a_running_server()
    {
        await using var server = await ServerProcess.Start(Data);
        await Says(0, "backup", Backup, Data);
        Assert.Contains("in use by another Dispatch", await Says(1, "restore", Backup, Data), StringComparison.Ordinal);
        await new Caller(server.Http).Report("front-desk");
    }

    [Fact]
    public async Task What_is_no_whole_backup_of_ours_is_refused_and_the_database_stays()
    {
        await using (var server = await ServerProcess.Start(Data))
        {
            await new Caller(server.Http).Report("front-desk");
            await Says(0, "backup", Backup, Data);
            await server.Stop();
        }

        var before = await File.ReadAllBytesAsync(Database);
        await Refused("there-is-none.db", _ => { }, "There is no file");
        await Refused("text.db", file => File.WriteAllText(file, new string('x', 10_000)), "is no database");
        await Refused("empty.db", file => File.WriteAllBytes(file, []), "another program");
        await Refused("other.db", file => Execute(file, "create table recipes (id integer)"), "another program");
        await Refused("newer.db", file => Execute(Copied(file), Newer), "schema version 900");
        await Refused("cut.db", file => Cut(Copied(file)), "is damaged");
        await Refused("spoilt.db", file => Spoil(Copied(file)), "is damaged");
        Assert.Equal(before, await File.ReadAllBytesAsync(Database));
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.partial*"));

        async Task Refused(string name, Action<string> make, string why)
        {
            var file = Path.Combine(_elsewhere.Path, name);
            make(file);
            var said = await Says(1, "restore", file, Data);
            Assert.Contains(why, said, StringComparison.Ordinal);
            Assert.Contains(name, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_does_not_start_on_what_was_put_in_place_by_hand_and_is_none()
    {
        await using (await ServerProcess.Start(Data))
            await Says(0, "backup", Backup, Data);

        await StartsNot(file => File.WriteAllText(file, new string('x', 10_000)), "is no database");
        await StartsNot(file => Execute(file, "create table recipes (id integer)"), "another program");
        await StartsNot(file => Cut(Copied(file)), "is damaged");

        async Task StartsNot(Action<string> make, string why)
        {
            foreach (var file in Directory.GetFiles(_directory.Path, "dispatch.db*"))
                File.Delete(file);
            make(Database);
            var (exitCode, said) = await ServerProcess.StartAndExit(Data);
            IsOneSentence(1, exitCode, said);
            Assert.Contains(why, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_backup_that_cannot_be_made_says_why_and_leaves_what_is_there()
    {
        Assert.Contains("There is no database", await Says(1, "backup", Backup, Data), StringComparison.Ordinal);
        await using var server = await ServerProcess.Start(Data);
        Assert.Contains("Say which file", await Says(1, "backup"), StringComparison.Ordinal);
        Assert.Contains("There is no folder", await Says(1, "backup", Path.Combine(_elsewhere.Path, "away", "monday.db"), Data), StringComparison.Ordinal);
        Assert.Contains("is a folder", await Says(1, "backup", _elsewhere.Path, Data), StringComparison.Ordinal);
        Assert.Contains("is the database itself", await Says(1, "backup", Database, Data), StringComparison.Ordinal);
        Assert.Contains("pg_dump", await Says(1, "backup", Backup, Data, "--Dispatch:Database:Provider=postgres", "--Dispatch:Database:ConnectionString=Host=h"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_elsewhere.Path));
    }

    [Fact]
    public async Task A_disk_that_is_full_half_way_leaves_the_backup_of_before()
    {
        await using var server = await ServerProcess.Start(Data);
        await Says(0, "backup", Backup, Data);
        var before = await File.ReadAllBytesAsync(Backup);

        // No file may have more than 64 kB (the unit of bash is 1,024 bytes): the copy reaches that on its way, as it would the end of a disk.
        using var limited = Process.Start(new ProcessStartInfo("bash", ["-c", "ulimit -f 64; trap '' XFSZ; exec dotnet \"$@\"", "backup", Repository.Output("Api", "Dispatch.Api.dll"), "backup", Backup, Data])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            // The runtime keeps its code in a file in memory, which is larger.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        })!;
        var said = await limited.StandardError.ReadToEndAsync();
        await limited.WaitForExitAsync();
        IsOneSentence(1, limited.ExitCode, said);
        Assert.Contains($"nothing has changed at {Backup}", said, StringComparison.Ordinal);
        Assert.Equal([Backup], Directory.GetFiles(_elsewhere.Path));
        Assert.Equal(before, await File.ReadAllBytesAsync(Backup));
    }

    private const string Newer =
        "insert into schema_version (type, version, description, name, checksum, installed_by, success, installed_on) values (0, '900', 'later', 'V900', '', 'x', true, current_timestamp)";

    private static async Task<string> Says(int expected, params string[] arguments)
    {
        var (exitCode, said) = await ServerProcess.Run(arguments);
        IsOneSentence(expected, exitCode, said);
        return said;
    }

    private static void IsOneSentence(int expected, int exitCode, string said)
    {
        Assert.True(exitCode == expected, $"It ended with {exitCode}: {said}");
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private string Copied(string file)
    {
        File.Copy(Backup, file);
        return file;
    }

    private static void Cut(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }

    /// <summary>Overwrites pages in the middle, as a disk does that forgets.</summary>
    private static void Spoil(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.Position = stream.Length / 2 / 4096 * 4096;
        stream.Write(new byte[8 * 4096]);
    }

    private long Number(string sql, string? file = null) => Convert.ToInt64(Execute(file ?? Database, sql), CultureInfo.InvariantCulture);

    private static object? Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
