using System.ComponentModel.DataAnnotations;

namespace Dispatch.People;

/// <summary>The password once more.</summary>
public sealed record ConfirmationRequest
{
    /// <summary>One's own.</summary>
    [StringLength(Limits.Password)]
    public required string Password { get; init; }
}
