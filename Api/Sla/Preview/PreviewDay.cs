namespace Dispatch.Sla;

/// <summary>A date whose hours are not those of the week.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Name">As people call it.</param>
public sealed record PreviewDay(DateOnly Date, string? Name);
