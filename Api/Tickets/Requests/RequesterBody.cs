namespace Dispatch.Tickets;

/// <summary>Who asks.</summary>
public sealed record RequesterBody
{
    /// <summary>Name.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    [Text(Limits.Name)]
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    [Text(Limits.Phone)]
    public string? Phone { get; init; }

    /// <summary>As the core keeps it.</summary>
    public Requester ToRequester() => new(Name, Email, Phone);
}
