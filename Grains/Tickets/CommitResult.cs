namespace Dispatch.Tickets;

/// <summary>What became of a commit.</summary>
public enum CommitResult
{
    /// <summary>Durable.</summary>
    Committed,

    /// <summary>A ticket has another version; nothing was written.</summary>
    VersionConflict,

    /// <summary>A booking excludes this one; nothing was written.</summary>
    BookingConflict,
}
