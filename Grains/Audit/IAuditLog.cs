namespace Dispatch.Audit;

/// <summary>
/// What is done about people, rules and rights, and what was refused: written once, never changed. The work on tickets is in their journals. A change is
/// noted before it is carried out and ended with its lines, so that none is ever without one.
/// </summary>
public interface IAuditLog
{
    /// <summary>Writes a line; durable when it returns.</summary>
    Task Record(AuditEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Notes what is about to be done; durable when it returns.</summary>
    /// <param name="entry">As its line will be if nobody ever says what became of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the note is ended by.</returns>
    Task<string> Begin(AuditEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Says what became of it: the note is gone and the lines are there, or neither.</summary>
    /// <param name="begun">What <see cref="Begin"/> returned.</param>
    /// <param name="lines">What was done; empty where nothing was.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task End(string begun, IReadOnlyList<AuditEntry> lines, CancellationToken cancellationToken = default);

    /// <summary>Makes lines of notes that nobody ended: each says that it is not known whether it was carried out.</summary>
    /// <param name="before">Of those that began before this instant, UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there were.</returns>
    Task<int> EndAbandoned(DateTimeOffset before, CancellationToken cancellationToken = default);

    /// <summary>Lines that match, newest first.</summary>
    Task<IReadOnlyList<AuditLine>> Read(AuditFilter filter, CancellationToken cancellationToken = default);
}
