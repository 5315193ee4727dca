namespace Dispatch.Sla;

/// <summary>Where a person, or an audience as a whole, is reached.</summary>
public sealed record ContactRequest
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>As people call them.</summary>
    [Text(Limits.Name)]
    public string? Name { get; init; }

    /// <summary>E-mail address.</summary>
    [Text(Limits.Name)]
    public string? Email { get; init; }

    /// <summary>As the core keeps it.</summary>
    public Contact ToContact(string id) => new(id, Name, Email);
}
