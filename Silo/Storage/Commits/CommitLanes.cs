using Dispatch.Resilience;
using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Commits;

/// <summary>
/// The writers of a database, side by side: while one waits for its transaction to reach the disk, the next one's statements run.
/// Registrations keep to the first lane, because each of them holds the row that numbers tickets; a ticket's changes keep to one lane.
/// </summary>
internal sealed class CommitLanes : IAsyncDisposable
{
    private readonly CommitQueue[] _lanes;

    public CommitLanes(Database database, StoragePipelines pipelines, ILogger<CommitQueue> logger) =>
        _lanes = [.. Enumerable.Range(0, database.Writers).Select(_ => new CommitQueue(database.CreateCommitEngine(), pipelines, logger))];

    /// <summary>Begins to write.</summary>
    public void Start()
    {
        foreach (var lane in _lanes)
            lane.Start();
    }

    /// <inheritdoc cref="CommitQueue.Enqueue" />
    public void Enqueue(PendingRegistration registration) => _lanes[0].Enqueue(registration);

    /// <inheritdoc cref="CommitQueue.Enqueue" />
    public void Enqueue(PendingCommit commit) => _lanes[(int)(commit.Changes[^1].Number % _lanes.Length)].Enqueue(commit);

    /// <summary>Writes what waits, takes no more, and stops.</summary>
    public Task Stop() => Task.WhenAll(_lanes.Select(lane => lane.Stop()));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
            await lane.DisposeAsync();
    }
}
