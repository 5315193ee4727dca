namespace Dispatch.People;

/// <summary>What the authenticator shows.</summary>
public sealed record CodeRequest
{
    /// <summary>Six digits.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public required string Code { get; init; }
}
