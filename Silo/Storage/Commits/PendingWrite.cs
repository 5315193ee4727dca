namespace Dispatch.Storage.Commits;

/// <summary>Something that waits to be written, and whoever waits for it.</summary>
internal abstract class PendingWrite
{
    /// <summary>Written beside the rows: tells this write from every other.</summary>
    public Guid CommitId { get; } = Guid.CreateVersion7();

    /// <summary>Whether an attempt ended without an answer, so that it may have taken place.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>Tells whoever waits that it failed.</summary>
    public abstract void Fail(Exception exception);
}
