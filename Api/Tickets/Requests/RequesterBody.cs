using System.ComponentModel.DataAnnotations;

namespace Dispatch.Tickets;

/// <summary>Who asks.</summary>
public sealed record RequesterBody
{
    /// <summary>Name.</summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    [StringLength(Limits.Name)]
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    [StringLength(Limits.Phone)]
    public string? Phone { get; init; }

    /// <summary>As the core keeps it.</summary>
    public Requester ToRequester() => new(Name, Email, Phone);
}
