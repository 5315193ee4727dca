using System.ComponentModel.DataAnnotations;

namespace Dispatch.People;

/// <summary>Who somebody is, and what they may.</summary>
public sealed record AccountRequest
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>As people call them.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Their e-mail address; requesters need one, since it makes a request theirs.</summary>
    [Text(Limits.Name), EmailAddress]
    public string? Email { get; init; }

    /// <summary>One of requester, technician, dispatcher, manager, integrator, administrator.</summary>
    public required string Role { get; init; }

    /// <summary>The cells that they are bound to, <c>*</c> for all; dispatchers need one.</summary>
    [Items]
    public IReadOnlyList<string>? Cells { get; init; }

    /// <summary>Which technician they are; technicians need to be one.</summary>
    public string? Technician { get; init; }

    /// <summary>Whether they may sign in.</summary>
    public required bool Enabled { get; init; }

    /// <summary>A password, from now on; absent to leave it as it is.</summary>
    [StringLength(Limits.Password)]
    public string? Password { get; init; }
}
