namespace Dispatch.Sla;

/// <summary>Something to do or to look at before the work is done.</summary>
/// <param name="Id">Its identifier in the checklist.</param>
/// <param name="Text">In one text for all, where there is none in the reader's language.</param>
/// <param name="Fr">In French.</param>
/// <param name="En">In English.</param>
/// <param name="Required">Whether a ticket is not resolved without it, or a reason.</param>
[GenerateSerializer, Immutable, Alias("checklist-item")]
public sealed record ChecklistItem(
    [property: Id(0)] string Id, [property: Id(1)] string? Text, [property: Id(2)] string? Fr, [property: Id(3)] string? En, [property: Id(4)] bool Required);
