using Dispatch.Resilience;
using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Commits;

/// <summary>
/// The writers of a database, side by side: while one waits for its transaction to reach the disk, the next one's statements run. Registrations keep to the first
/// lane, because each of them holds the row that numbers tickets. Where other silos write beside this one all keep to it: more writers would share out the same
/// work in smaller transactions.
/// </summary>
/// <param name="lanes">The writers, the first one first.</param>
/// <param name="others">The other silos; none where the database has one process.</param>
internal sealed class CommitLanes(IReadOnlyList<CommitQueue> lanes, OtherWriters? others) : IAsyncDisposable
{
    /// <summary>As many writers as the database takes.</summary>
    public CommitLanes(Database database, StoragePipelines pipelines, ILogger<CommitQueue> logger, MemberIdentity? member = null, OtherWriters? others = null)
        : this([.. Enumerable.Range(0, database.Writers).Select(_ => new CommitQueue(database.CreateCommitEngine(member), pipelines, logger))], others)
    {
    }

    /// <summary>Begins to write.</summary>
    public void Start()
    {
        foreach (var lane in lanes)
            lane.Start();
    }

    /// <inheritdoc cref="CommitQueue.Enqueue" />
    public void Enqueue(PendingRegistration registration) => lanes[0].Enqueue(registration);

    /// <inheritdoc cref="CommitQueue.Enqueue" />
    public void Enqueue(PendingCommit commit) => lanes[others?.Any is true ? 0 : (int)(commit.Changes[^1].Number % lanes.Count)].Enqueue(commit);

    /// <summary>Writes what waits, takes no more, and stops.</summary>
    public Task Stop() => Task.WhenAll(lanes.Select(lane => lane.Stop()));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes)
            await lane.DisposeAsync();
    }
}
