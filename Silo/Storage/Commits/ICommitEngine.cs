namespace Dispatch.Storage.Commits;

/// <summary>Writes batches to one kind of database. One batch at a time.</summary>
internal interface ICommitEngine : IAsyncDisposable
{
    /// <summary>Writes a batch as one transaction: either everything that the result says is durable, or an exception is thrown and nothing is known.</summary>
    Task<BatchResult> Write(WriteBatch batch, CancellationToken cancellationToken);

    /// <summary>Whether the commit's transaction took place, although whoever sent it did not hear so.</summary>
    Task<bool> TookPlace(PendingCommit commit, CancellationToken cancellationToken);

    /// <summary>What an error of <see cref="Write"/> means.</summary>
    WriteError Classify(Exception exception);
}
