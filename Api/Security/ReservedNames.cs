using Dispatch.Audit;

namespace Dispatch.Security;

/// <summary>Names under which the installation itself stands in journals and in the audit log: nobody else has one.</summary>
internal static class ReservedNames
{
    private static readonly string[] s_names = [AdminToken.Administrator, Actor.FirstStart.Id, Actor.Timer.Id, "demo", AuditEntries.Nobody];

    /// <summary>Whether a name is one of them, whatever its case.</summary>
    public static bool Contain(string name) => s_names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
