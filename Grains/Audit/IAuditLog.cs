namespace Dispatch.Audit;

/// <summary>What is done about people, rules and rights, and what was refused: written once, never changed. The work on tickets is in their journals.</summary>
public interface IAuditLog
{
    /// <summary>Writes a line; durable when it returns.</summary>
    Task Record(AuditEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Lines that match, newest first.</summary>
    Task<IReadOnlyList<AuditLine>> Read(AuditFilter filter, CancellationToken cancellationToken = default);
}
