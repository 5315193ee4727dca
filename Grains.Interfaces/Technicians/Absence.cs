using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>A time in which a technician is not there, whatever the shift says: leave, illness, a course. What it is about is nobody's business but theirs, so it is not recorded.</summary>
/// <param name="Id">Stable identifier, unique for the technician.</param>
/// <param name="From">From this instant, UTC.</param>
/// <param name="To">Up to, not including, this instant, UTC.</param>
/// <param name="Note">What colleagues should know, for example who stands in.</param>
[GenerateSerializer, Immutable, Alias("absence")]
public sealed record Absence(
    [property: Id(0)] string Id, [property: Id(1)] DateTimeOffset From, [property: Id(2)] DateTimeOffset To, [property: Id(3)] string? Note = null)
{
    /// <summary>Whether it has an instant in common with an appointment.</summary>
    public bool Overlaps(TimeWindow window) => From < window.To && window.From < To;

    /// <summary>Whether an instant falls into it.</summary>
    public bool Covers(DateTimeOffset instant) => From <= instant && instant < To;
}
