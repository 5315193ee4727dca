namespace Dispatch.Tickets;

/// <summary>An appointment.</summary>
public sealed record WindowBody
{
    /// <summary>Its first instant.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The instant at which it is over.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>As the core keeps it.</summary>
    public TimeWindow ToWindow() => new(Instants.Trim(From), Instants.Trim(To));
}
