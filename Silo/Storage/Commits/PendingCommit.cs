using Dispatch.Tickets;

namespace Dispatch.Storage.Commits;

/// <summary>Changes that wait to be written. Their rows are made before they queue, so that the writer only writes.</summary>
internal sealed class PendingCommit(TicketCommit commit) : PendingWrite
{
    private readonly TaskCompletionSource<CommitResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer to come.</summary>
    public Task<CommitResult> Answer => _answer.Task;

    /// <summary>The command.</summary>
    public string CommandId { get; } = commit.CommandId;

    /// <summary>The tickets' rows.</summary>
    public IReadOnlyList<ChangeRows> Changes { get; } = [.. commit.Changes.Select(change => ChangeRows.Of(change, commit))];

    /// <summary>Whether it displaces: then all of it is written or nothing.</summary>
    public bool IsDisplacement => Changes.Count > 1;

    /// <summary>Whether its journal asks that somebody is told.</summary>
    public bool Tells => Changes.Any(change => change.Notices.Count > 0);

    /// <summary>Tells whoever waits.</summary>
    public void Complete(CommitResult answer) => _answer.TrySetResult(answer);

    /// <inheritdoc />
    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
