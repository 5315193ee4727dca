using System.Globalization;
using Dispatch.Hosting;
using Dispatch.Storage.Commits;
using Dispatch.Testing;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;
using Dispatch.Tickets;
using Npgsql;

namespace Dispatch.Tests.Storage.Faults;

/// <summary>
/// A node that stood still and was declared dead goes on with what it was asked before. Others have answered that by then, so it writes none of it.
/// </summary>
public sealed class DeclaredDeadTests : IAsyncLifetime
{
    private const int Active = 3;
    private const int Dead = 6;

    private static readonly MemberIdentity s_zombie = new("dispatch", "10.0.0.5", 11_111, 7);
    private static readonly MemberIdentity s_successor = s_zombie with { Generation = 8 };

    private DatabaseOptions _database = null!;
    private StorageNode _zombie = null!;
    private StorageNode _successor = null!;

    public async Task InitializeAsync()
    {
        _database = new DatabaseOptions(DatabaseProvider.Postgres, await (await PostgresServer.Shared).CreateDatabase());
        _zombie = await StorageNode.Start(_database, s_zombie);
        _successor = await StorageNode.Start(_database, s_successor);
        await Run("insert into orleansmembershipversiontable (deploymentid) values ('dispatch')");
        await Run($"insert into orleansmembershiptable values {Row(s_zombie)}, {Row(s_successor)}");

        static string Row(MemberIdentity member) => string.Create(
            CultureInfo.InvariantCulture, $"('{member.Cluster}', '{member.Address}', {member.Port}, {member.Generation}, 'silo', 'host', {Active}, 30000, null, now(), now())");
    }

    public async Task DisposeAsync()
    {
        await _zombie.DisposeAsync();
        await _successor.DisposeAsync();
    }

    [Fact]
    public async Task It_writes_nothing_more_and_says_why()
    {
        var (number, state) = await Report(_zombie);
        var (other, otherState) = await Report(_zombie);
        await DeclareDead();

        var late = Sample.Commit(Sample.Note(number, state, "late"));
        foreach (var write in new Func<Task>[]
        {
            () => _zombie.Store.Commit(late),
            () => _zombie.Store.Commit(Sample.Commit(Sample.Note(number, state), Sample.Note(other, otherState))),
            () => _zombie.Store.Register(Sample.Registration()),
        })
        {
            var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(write);
            Assert.Contains("10.0.0.5:11111:7", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Single(await _successor.Store.ReadJournal(number));
        Assert.Single(await _successor.Store.ReadJournal(other));
        Assert.Equal(CommitResult.Committed, await _successor.Store.Commit(late));
    }

    [Fact]
    public async Task Who_is_alive_writes()
    {
        var (number, state) = await Report(_zombie);
        Assert.Equal(CommitResult.Committed, await _zombie.Store.Commit(Sample.Commit(Sample.Note(number, state))));
        await DeclareDead();
        var (next, nextState) = await Report(_successor);
        Assert.Equal(CommitResult.Committed, await _successor.Store.Commit(Sample.Commit(Sample.Note(next, nextState))));
    }

    private static async Task<(TicketNumber Number, TicketState State)> Report(StorageNode node)
    {
        var registration = Sample.Registration();
        return ((await node.Store.Register(registration)).Number, registration.State);
    }

    private Task DeclareDead() => Run(string.Create(
        CultureInfo.InvariantCulture, $"update orleansmembershiptable set status = {Dead} where generation = {s_zombie.Generation}"));

    private async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
