using Dispatch.Audit;

namespace Dispatch.People;

// TO BE REMOVED at the merge with the audit log's store, which takes its place in PeopleSetup.

/// <summary>Writes audit lines to the server's log.</summary>
internal sealed partial class LoggedAuditLog(ILogger<LoggedAuditLog> logger) : IAuditLog
{
    /// <inheritdoc />
    public Task Record(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        LogEntry(entry.Kind, entry.Actor, entry.Role, entry.Subject, entry.Address, entry.Detail);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditLine>> Read(AuditFilter filter, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<AuditLine>>([]);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind}: {Actor} ({Role}), {Subject}, {Address}, {Detail}")]
    private partial void LogEntry(string kind, string actor, string? role, string? subject, string? address, string? detail);
}
