namespace Dispatch.Security;

/// <summary>The first administrator's bearer token: <c>Dispatch:AdminToken</c>.</summary>
public sealed class AdminTokenOptions
{
    /// <summary>The shortest token that is taken.</summary>
    public const int MinimumLength = 16;

    /// <summary>The token; where none is configured, or an empty one, one is made and printed once at first start.</summary>
    public string? AdminToken { get; set; }
}
