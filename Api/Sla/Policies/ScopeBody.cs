namespace Dispatch.Sla;

/// <summary>Tickets that a policy is for: all conditions given must hold.</summary>
public sealed record ScopeBody
{
    /// <summary>The domain of the requester's e-mail address.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public string? Customer { get; init; }

    /// <summary>The site's name.</summary>
    [Text(Limits.Line, MinimumLength = 1)]
    public string? Site { get; init; }

    /// <summary>The category.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public string? Category { get; init; }

    /// <summary>The cell that has the ticket.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public string? Cell { get; init; }

    /// <summary>As the core keeps it.</summary>
    public PolicyScope ToScope() => new(Customer, Site, Category, Cell);
}
