namespace Dispatch.Sla;

/// <summary>Somebody else is on call for a while, or nobody.</summary>
public sealed record OverrideBody
{
    /// <summary>From this instant on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Before this instant.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Who; nobody where nobody is said.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public string? Person { get; init; }

    /// <summary>As the core keeps it.</summary>
    public OnCallOverride ToOverride() => new(Instants.Trim(From), Instants.Trim(To), Person);
}
