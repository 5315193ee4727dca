using Dispatch.Cells;
using Dispatch.Hosting;
using Dispatch.Roster;
using Dispatch.Technicians;
using Dispatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Dispatch.Tests.Storage.Orleans;

/// <summary>What ADO.NET grain storage gets wrong by itself, and must not here.</summary>
public abstract class GrainStorageTests
{
    private static readonly GrainType s_technicians = GrainType.Create("technician");
    private static readonly GrainType s_cells = GrainType.Create("supportcell");
    private static readonly DateTime s_startAt = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Keys_that_look_like_one_number_are_different_grains()
    {
        await using var silo = await SiloHost.Start(await CreateDatabase());
        string[] ids = ["00a1", "A1", "BEEF", "beef", "020235", "20235"];
        foreach (var id in ids)
            await silo.Roster.WriteStateAsync(RosterStorage.Technician, Technician(id), new GrainState<TechnicianRecord> { State = Record(id) });
        foreach (var id in ids)
            Assert.Equal(id, (await Read<TechnicianRecord>(silo, RosterStorage.Technician, Technician(id))).State!.View!.Profile.Id);
    }

    [Fact]
    public async Task Two_types_with_the_same_state_name_and_key_have_two_states()
    {
        await using var silo = await SiloHost.Start(await CreateDatabase());
        var technician = GrainId.Create(s_technicians, "x-1");
        var cell = GrainId.Create(s_cells, "x-1");
        await silo.Roster.WriteStateAsync("s", technician, new GrainState<TechnicianRecord> { State = Record("one") });

        var state = await Read<CellRecord>(silo, "s", cell);
        Assert.False(state.RecordExists);
        await silo.Roster.WriteStateAsync("s", cell, state);
        Assert.Equal("one", (await Read<TechnicianRecord>(silo, "s", technician)).State!.View!.Profile.Id);
    }

    [Fact]
    public async Task Of_two_first_writes_at_once_one_fails_and_the_grain_lives_on()
    {
        await using var silo = await SiloHost.Start(await CreateDatabase());
        for (var round = 0; round < 50; round++)
        {
            var grain = Technician($"t{round}");
            var writes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Xunit.Record.ExceptionAsync(() =>
                silo.Roster.WriteStateAsync(RosterStorage.Technician, grain, new GrainState<TechnicianRecord> { State = Record("x") }))));
            Assert.Single(writes, exception => exception is null);
            Assert.All(writes.OfType<Exception>(), exception => Assert.IsType<InconsistentStateException>(exception));
            Assert.Equal("1", (await Read<TechnicianRecord>(silo, RosterStorage.Technician, grain)).ETag);
        }
    }

    [Fact]
    public async Task A_stale_write_or_clear_fails_and_changes_nothing()
    {
        await using var silo = await SiloHost.Start(await CreateDatabase());
        var grain = Technician("stale");
        var state = new GrainState<TechnicianRecord> { State = Record("a") };
        await silo.Roster.WriteStateAsync(RosterStorage.Technician, grain, state);
        var stale = await Read<TechnicianRecord>(silo, RosterStorage.Technician, grain);
        state.State = Record("b");
        await silo.Roster.WriteStateAsync(RosterStorage.Technician, grain, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Roster.WriteStateAsync(RosterStorage.Technician, grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => silo.Roster.ClearStateAsync(RosterStorage.Technician, grain, stale));
        Assert.Equal("b", (await Read<TechnicianRecord>(silo, RosterStorage.Technician, grain)).State!.View!.Profile.Id);

        await silo.Roster.ClearStateAsync(RosterStorage.Technician, grain, state);
        Assert.Null((await Read<TechnicianRecord>(silo, RosterStorage.Technician, grain)).State!.View);
    }

    [Fact]
    public async Task The_roster_lists_what_the_grains_stored()
    {
        await using var silo = await SiloHost.Start(await CreateDatabase());
        await silo.Roster.WriteStateAsync(RosterStorage.Technician, Technician("b"), new GrainState<TechnicianRecord> { State = Record("b", "north") });
        await silo.Roster.WriteStateAsync(RosterStorage.Technician, Technician("a"), new GrainState<TechnicianRecord> { State = Record("a", "south") });
        await silo.Roster.WriteStateAsync(RosterStorage.Technician, Technician("none"), new GrainState<TechnicianRecord> { State = new TechnicianRecord() });
        var cell = new CellView(new CellProfile("north", "North", 1, "network", CellKind.Internal, null, null, [], DispatchMode.Manual), 1);
        await silo.Roster.WriteStateAsync(
            RosterStorage.Cell, GrainId.Create(s_cells, GrainKeys.Cell("north")), new GrainState<CellRecord> { State = new CellRecord { View = cell } });

        var roster = silo.Services.GetRequiredService<IRosterQueries>();
        Assert.Equal(["a", "b"], (await roster.Technicians()).Select(technician => technician.Profile.Id));
        Assert.Equal("b", Assert.Single(await roster.Technicians("north")).Profile.Id);
        Assert.Equal([cell], await roster.Cells());
    }

    [Fact]
    public async Task Reminders_survive_the_process()
    {
        var options = await CreateDatabase();
        var grain = Technician("reminded");
        string? etag;
        await using (var silo = await SiloHost.Start(options))
        {
            var table = silo.Services.GetRequiredService<IReminderTable>();
            await table.UpsertRow(Reminder(grain, "watch"));
            etag = await table.UpsertRow(Reminder(grain, "watch"));
            await table.UpsertRow(Reminder(grain, "other"));
        }

        await using (var silo = await SiloHost.Start(options))
        {
            var table = silo.Services.GetRequiredService<IReminderTable>();
            Assert.Equal(["other", "watch"], (await table.ReadRows(grain)).Reminders.Select(reminder => reminder.ReminderName).Order());
            var read = (await table.ReadRow(grain, "watch"))!;
            Assert.Equal((etag, s_startAt, TimeSpan.FromMinutes(1)), (read.ETag, read.StartAt, read.Period));
            var hash = grain.GetUniformHashCode();
            Assert.Equal(2, (await table.ReadRows(hash - 1, hash)).Reminders.Count);
            Assert.Empty((await table.ReadRows(hash, hash + 1)).Reminders);
            // All round the ring the channels of notifications have theirs as well.
            Assert.Equal(2, (await table.ReadRows(hash + 1, hash)).Reminders.Count(reminder => reminder.GrainId == grain));
            Assert.False(await table.RemoveRow(grain, "watch", "77"));
            Assert.True(await table.RemoveRow(grain, "watch", etag!));
            Assert.Single((await table.ReadRows(grain)).Reminders);
        }
    }

    protected abstract Task<DatabaseOptions> CreateDatabase();

    private static ReminderEntry Reminder(GrainId grain, string name) => new()
    {
        GrainId = grain,
        ReminderName = name,
        StartAt = s_startAt,
        Period = TimeSpan.FromMinutes(1),
    };

    private static GrainId Technician(string id) => GrainId.Create(s_technicians, GrainKeys.Technician(id));

    private static TechnicianRecord Record(string id, params string[] cells) => new()
    {
        View = new TechnicianView(new TechnicianProfile(id, id, cells.ToValueList(), []), 1, Presence.Off),
    };

    private static async Task<GrainState<T>> Read<T>(SiloHost silo, string name, GrainId grain)
        where T : new()
    {
        var state = new GrainState<T>();
        await silo.Roster.ReadStateAsync(name, grain, state);
        return state;
    }
}

public sealed class SqliteGrainStorageTests : GrainStorageTests, IDisposable
{
    private readonly SqliteTempDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override Task<DatabaseOptions> CreateDatabase() => Task.FromResult(new DatabaseOptions(DatabaseProvider.Sqlite, _file.ConnectionString));
}

public sealed class PostgresGrainStorageTests : GrainStorageTests
{
    protected override async Task<DatabaseOptions> CreateDatabase() =>
        new(DatabaseProvider.Postgres, await (await PostgresServer.Shared).CreateDatabase());
}
