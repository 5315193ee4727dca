using System.Collections.Concurrent;
using System.Diagnostics;
using Dispatch.Hosting;
using Dispatch.Testing;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;
using Dispatch.Tickets;
using Npgsql;

namespace Dispatch.Tests.Storage.Faults;

/// <summary>What was acknowledged is there, whatever happens to the server; what was not is told truthfully.</summary>
public sealed class PostgresFaultTests : IAsyncLifetime
{
    private const int Workers = 16;

    private PostgresServer _server = null!;
    private string _connectionString = null!;
    private StorageNode _node = null!;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.Create();
        _connectionString = await _server.CreateDatabase();
        _node = await StorageNode.Start(new DatabaseOptions(DatabaseProvider.Postgres, _connectionString));
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_goes_away_under_load_loses_nothing_and_is_used_again_when_it_is_back(bool powerFailure)
    {
        var acknowledged = new ConcurrentDictionary<TicketNumber, string>();
        using var enough = new CancellationTokenSource();
        var unavailable = 0;
        var slowest = TimeSpan.Zero;
        var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(Report)).ToList();

        await Poll.Until(() => Task.FromResult(acknowledged.Count > 200), "the load runs");
        await (powerFailure ? _server.Kill() : _server.Stop());
        await Poll.Until(() => Task.FromResult(Volatile.Read(ref unavailable) > Workers), "everybody hears that the database is away");
        var before = acknowledged.Count;
        await _server.Start();
        var back = Stopwatch.GetTimestamp();
        await Poll.Until(() => Task.FromResult(acknowledged.Count > before + Workers), "commits go through again");
        var recovered = Stopwatch.GetElapsedTime(back);
        await enough.CancelAsync();
        await Task.WhenAll(workers);

        Assert.True(recovered < TimeSpan.FromSeconds(4), $"recovered after {recovered}");
        Assert.True(slowest < TimeSpan.FromSeconds(8), $"the slowest refusal took {slowest}");
        await AssertJournal(acknowledged);

        async Task Report()
        {
            while (!enough.IsCancellationRequested)
            {
                // The same report until it is acknowledged, as a client would who does not know what became of it.
                var registration = Sample.Registration();
                for (var isAcknowledged = false; !isAcknowledged;)
                {
                    var asked = Stopwatch.GetTimestamp();
                    try
                    {
                        acknowledged[(await _node.Store.Register(registration)).Number] = registration.CommandId;
                        isAcknowledged = true;
                    }
                    catch (StoreUnavailableException)
                    {
                        Interlocked.Increment(ref unavailable);
                        slowest = Stopwatch.GetElapsedTime(asked) is var took && took > slowest ? took : slowest;
                        await Task.Delay(20);
                    }
                }
            }
        }
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_of_commits_reports_what_happened()
    {
        const int Cuts = 30;
        var cuts = 0;
        var commits = 0L;
        var cutting = Task.Run(CutConnections);
        var results = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(Work)));
        await cutting;

        Assert.All(results, result => Assert.Equal(result.Committed, result.Stored));

        // Nobody else writes this ticket: every commit must be reported as committed, and be there once.
        async Task<(int Committed, int Stored)> Work()
        {
            var registration = Sample.Registration();
            var state = registration.State;
            var number = (await _node.Store.Register(registration)).Number;
            while (Volatile.Read(ref cuts) < Cuts)
            {
                var note = Sample.Note(number, state);
                Assert.Equal(CommitResult.Committed, await _node.Store.Commit(Sample.Commit(note)));
                state = note.State;
                Interlocked.Increment(ref commits);
            }

            return (state.Version, (await _node.Store.ReadJournal(number)).Count);
        }

        async Task CutConnections()
        {
            await using var source = NpgsqlDataSource.Create(_connectionString);
            while (cuts < Cuts)
            {
                await using var command = source.CreateCommand(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'dispatch-commits' and state = 'active'");
                var before = Volatile.Read(ref commits);
                Interlocked.Add(ref cuts, (int)(long)(await command.ExecuteScalarAsync())!);
                // Who is cut off again and again before anything goes through is told, rightly, that the database cannot be reached.
                await Poll.Until(() => Task.FromResult(cuts >= Cuts || Volatile.Read(ref commits) > before + Workers), "commits go through again");
            }
        }
    }

    private async Task AssertJournal(ConcurrentDictionary<TicketNumber, string> acknowledged)
    {
        await using var source = NpgsqlDataSource.Create(_connectionString);
        await using var command = source.CreateCommand("select number, command_id from ticket_event where version = 1 order by number");
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new Dictionary<TicketNumber, string>();
        while (await reader.ReadAsync())
            stored[new TicketNumber(reader.GetInt64(0))] = reader.GetString(1);

        Assert.Equal(acknowledged.OrderBy(a => a.Key.Value), stored.OrderBy(s => s.Key.Value));
        Assert.Equal(Enumerable.Range(0, stored.Count).Select(i => TicketNumber.First + i), stored.Keys.Select(number => number.Value).Order());
    }
}
