using Dispatch.Audit;
using Dispatch.Security;

namespace Dispatch.People;

/// <summary>Lines of the audit log about what people do with accounts.</summary>
internal static class AuditOfPeople
{
    /// <summary>Writes what whoever is signed in did.</summary>
    public static Task Record(this IAuditLog audit, HttpContext http, string kind, string? subject = null, string? detail = null)
    {
        var who = http.Who();
        return audit.Record(http, kind, who.Id, who.Role, subject, detail);
    }

    /// <summary>Writes what somebody did, or tried to, who is not signed in as such.</summary>
    public static Task Record(this IAuditLog audit, HttpContext http, string kind, string actor, string? role, string? subject, string? detail = null) =>
        // What was done is written down also when nobody waits for the answer any more.
        audit.Record(new AuditEntry(kind, actor, role, subject, http.Connection.RemoteIpAddress?.ToString(), detail), CancellationToken.None);
}
