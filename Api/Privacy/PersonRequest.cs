namespace Dispatch.Privacy;

/// <summary>Whose data are meant: an address, a name, or both where both must match.</summary>
public sealed record PersonRequest
{
    /// <summary>The requester's e-mail address, whatever its case.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public string? Email { get; init; }

    /// <summary>The requester's whole name, whatever its case.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>As the core takes it.</summary>
    public Person ToPerson() => new(Email, Name);
}
