namespace Dispatch.Audit;

/// <summary>Writes the lines to the process's log, until they have a table of their own. Nothing is read back from there.</summary>
internal sealed partial class LoggedAuditLog(ILogger<LoggedAuditLog> logger) : IAuditLog
{
    /// <inheritdoc />
    public Task Record(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        LogEntry(entry.Kind, entry.Actor, entry.Role, entry.Subject, entry.Detail);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditLine>> Read(AuditFilter filter, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<AuditLine>>([]);

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit: {Kind} by {Actor} ({Role}), about {Subject}. {Detail}")]
    private partial void LogEntry(string kind, string actor, string? role, string? subject, string? detail);
}
