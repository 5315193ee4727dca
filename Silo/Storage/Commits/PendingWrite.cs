using System.Diagnostics;

namespace Dispatch.Storage.Commits;

/// <summary>Something that waits to be written, and whoever waits for it.</summary>
internal abstract class PendingWrite
{
    /// <summary>Written beside the rows: tells this write from every other.</summary>
    public Guid CommitId { get; } = Guid.CreateVersion7();

    /// <summary>The span that asked for it, so that a trace goes on through the writer; none where nobody traces.</summary>
    public ActivityContext Asked { get; } = Activity.Current?.Context ?? default;

    /// <summary>Whether an attempt ended without an answer, so that it may have taken place.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>Tells whoever waits that it failed.</summary>
    public abstract void Fail(Exception exception);
}
