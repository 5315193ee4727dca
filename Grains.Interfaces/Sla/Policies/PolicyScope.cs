namespace Dispatch.Sla;

/// <summary>
/// Tickets that a policy is for: all conditions given must hold. Of the policies that apply, the one whose scope names a customer or a site
/// wins, then one that names a category, then one that names a cell, then one without a scope; equal ones in order of identifier.
/// </summary>
/// <param name="Customer">The domain of the requester's e-mail address.</param>
/// <param name="Site">The site's name.</param>
/// <param name="Category">The category.</param>
/// <param name="Cell">The cell that has the ticket.</param>
[GenerateSerializer, Immutable, Alias("sla-scope")]
public sealed record PolicyScope(
    [property: Id(0)] string? Customer = null, [property: Id(1)] string? Site = null, [property: Id(2)] string? Category = null, [property: Id(3)] string? Cell = null);
