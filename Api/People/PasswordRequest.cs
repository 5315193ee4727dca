using System.ComponentModel.DataAnnotations;

namespace Dispatch.People;

/// <summary>A change of one's own password.</summary>
public sealed record PasswordRequest
{
    /// <summary>The password until now.</summary>
    [StringLength(Limits.Password)]
    public required string Current { get; init; }

    /// <summary>The password from now on.</summary>
    [StringLength(Limits.Password)]
    public required string New { get; init; }
}
