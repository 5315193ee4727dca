using System.ComponentModel.DataAnnotations;

namespace Dispatch.People;

/// <summary>Who somebody says they are.</summary>
public sealed record SessionRequest
{
    /// <summary>The name of the account, whatever its case.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string UserName { get; init; }

    /// <summary>The password.</summary>
    [StringLength(Limits.Password)]
    public required string Password { get; init; }

    /// <summary>What the authenticator shows, or a recovery code.</summary>
    [Text(Limits.Id)]
    public string? Code { get; init; }
}
