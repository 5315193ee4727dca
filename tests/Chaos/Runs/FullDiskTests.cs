using Dispatch.Chaos.Clients;
using Dispatch.Chaos.Installations;
using Dispatch.Chaos.Reading;
using Dispatch.Chaos.Screens;
using Dispatch.Testing;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Dispatch.Chaos.Runs;

/// <summary>The disk under the embedded database is full, and then it is not; the server is killed for good measure.</summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_full = TimeSpan.FromSeconds(5);

    [DiskFact]
    public async Task The_disk_is_full_and_has_room_again()
    {
        output.WriteLine(Seed.Replay);
        using var disk = new SmallDisk();
        await using var server = await ServerProcess.Start($"--Dispatch:DataDirectory={disk.Path}");
        await Region.Make(server.Http);
        await using var screens = await ScreenWall.Open([server]);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(disk.Path, "dispatch.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString;
        // SQLite does not keep which transaction wrote a line of the journal.
        var rows = new StoredRows(() => new SqliteConnection(file), "null");
        var violations = await new Trial([server], screens, rows, new ClientLog(), output.WriteLine).Run("disk", Seed.For("disk"), leavesOthers: false, async crowd =>
        {
            disk.Fill();
            await crowd.Suffers();
            await Task.Delay(s_full);
            disk.Clear();
            // It goes on by itself, without a restart; and what it wrote meanwhile is there after one.
            await crowd.CommandsSucceed();
            await server.Kill();
            await server.Start();
        });
        Assert.True(violations.Count == 0, $"{Seed.Replay}:\n{string.Join('\n', violations.Take(20))}\n{server.Output}");
    }
}
