namespace Dispatch.Sla;

/// <summary>How closely a policy's scopes fit a ticket: the precedence that <see cref="PolicyScope"/> documents. Letter case does not matter, except in cells.</summary>
internal static class ScopeMatch
{
    /// <summary>How closely the policy fits; the greater wins; null where it is not for the ticket.</summary>
    public static int? Of(SlaPolicy policy, PolicySubject subject)
    {
        if (policy.AppliesTo.Count == 0)
            return 0;
        int? best = null;
        foreach (var scope in policy.AppliesTo)
        {
            if (Fits(scope, subject) && !(best >= Rank(scope)))
                best = Rank(scope);
        }

        return best;
    }

    private static bool Fits(PolicyScope scope, PolicySubject subject) =>
        Same(scope.Customer, subject.Customer)
        && Same(scope.Site, subject.Site)
        && Same(scope.Category, subject.Category)
        && (scope.Cell is null || scope.Cell == subject.Cell);

    private static bool Same(string? wanted, string? actual) => wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);

    private static int Rank(PolicyScope scope) => scope switch
    {
        { Customer: not null } or { Site: not null } => 3,
        { Category: not null } => 2,
        { Cell: not null } => 1,
        _ => 0,
    };
}
