namespace Dispatch.Tickets;

/// <summary>An appointment: from the first instant up to, not including, the second.</summary>
[GenerateSerializer, Immutable, Alias("window")]
public sealed record TimeWindow([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To)
{
    /// <summary>Whether the two share any instant; windows that touch do not.</summary>
    public bool Overlaps(TimeWindow other) => From < other.To && other.From < To;
}
