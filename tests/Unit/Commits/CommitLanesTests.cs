using Dispatch.Resilience;
using Dispatch.Storage.Commits;
using Dispatch.Tickets;
using Dispatch.Unit.Tickets;
using Microsoft.Extensions.Logging.Abstractions;
using Polly.Registry;

namespace Dispatch.Unit.Commits;

/// <summary>Which writer writes what.</summary>
public sealed class CommitLanesTests
{
    [Theory]
    [InlineData(1, 10, 10)]
    [InlineData(2, 20, 0)]
    [InlineData(3, 20, 0)]
    public async Task A_silo_that_is_alone_writes_in_two_lanes_and_one_that_has_company_in_one(int silos, int first, int second)
    {
        await using var registry = new ResiliencePipelineRegistry<string>();
        foreach (var name in new[] { StoragePipelines.Commits, StoragePipelines.Reads, StoragePipelines.BulkReads, StoragePipelines.Reports })
            registry.TryAddBuilder(name, static (_, _) => { });
        var pipelines = new StoragePipelines(registry, NullLogger<StoragePipelines>.Instance);
        var engines = new[] { new Engine(), new Engine() };
        var cluster = new FakeCluster();
        await using var lanes = new CommitLanes([.. engines.Select(engine => new CommitQueue(engine, pipelines, NullLogger<CommitQueue>.Instance))], new OtherWriters(cluster));
        lanes.Start();
        cluster.Has(active: silos, dead: 5);

        for (var number = 1; number <= 20; number++)
        {
            var commit = new PendingCommit(CommitOf(number));
            lanes.Enqueue(commit);
            Assert.Equal(CommitResult.Committed, await commit.Answer);
        }

        await lanes.Stop();
        Assert.Equal((first, second), (engines[0].Commits, engines[1].Commits));
    }

    [Fact]
    public void Company_comes_and_goes()
    {
        var cluster = new FakeCluster();
        var others = new OtherWriters(cluster);
        Assert.False(others.Any);
        cluster.Has(active: 2, dead: 0);
        Assert.True(others.Any);
        cluster.Has(active: 1, dead: 1);
        Assert.False(others.Any);
    }

    private static TicketCommit CommitOf(long number)
    {
        var life = Life.In(TicketStatus.Queued);
        return new TicketCommit($"command {number}", "fingerprint", [new TicketChange(new TicketNumber(number), 1, life.State!, [life.Journal[^1]], null, BookingChanged: false)]);
    }

    private sealed class Engine : ICommitEngine
    {
        public int Commits { get; private set; }

        public Task<BatchResult> Write(WriteBatch batch, CancellationToken cancellationToken)
        {
            Commits += batch.Commits.Count;
            return Task.FromResult(new BatchResult([], batch.Commits.SelectMany(commit => commit.Changes).Select(change => change.Number).ToHashSet()));
        }

        public Task<bool> TookPlace(PendingCommit commit, CancellationToken cancellationToken) => Task.FromResult(false);

        public WriteError Classify(Exception exception) => WriteError.Fault;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
