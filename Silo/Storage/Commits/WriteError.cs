namespace Dispatch.Storage.Commits;

/// <summary>What went wrong with a transaction.</summary>
internal enum WriteError
{
    /// <summary>A fault: the data cannot be written.</summary>
    Fault,

    /// <summary>A booking excludes another.</summary>
    BookingConflict,

    /// <summary>Another process registered the same command meanwhile: the next attempt finds it.</summary>
    CommandRecorded,
}
