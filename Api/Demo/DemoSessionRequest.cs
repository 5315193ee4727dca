namespace Dispatch.Demo;

/// <summary>Whom to become.</summary>
public sealed record DemoSessionRequest
{
    /// <summary>One of <c>signIn.demo</c> of the session.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Id { get; init; }
}
