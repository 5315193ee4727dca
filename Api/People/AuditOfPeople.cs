using Dispatch.Audit;
using Dispatch.Security;

namespace Dispatch.People;

/// <summary>Lines of the audit log about sessions.</summary>
internal static class AuditOfPeople
{
    /// <summary>Writes what whoever is signed in does, before it is done; also where nobody waits for the answer any more.</summary>
    public static Task Record(this IAuditLog audit, HttpContext http, string kind)
    {
        var who = http.Who();
        return audit.Record(new AuditEntry(kind, who.Id, who.Role, Subject: null, AuditEntries.AddressOf(http.Connection)), CancellationToken.None);
    }
}
