namespace Dispatch.Tickets;

/// <summary>What was done of a checklist when the ticket was resolved.</summary>
/// <param name="Id">The checklist.</param>
/// <param name="Version">The version that was seen, which is the one that counts.</param>
/// <param name="Done">Identifiers of the items that were done.</param>
/// <param name="Reason">Why something required was not.</param>
[GenerateSerializer, Immutable, Alias("checklist-done")]
public sealed record ChecklistDone(
    [property: Id(0)] string Id, [property: Id(1)] int Version, [property: Id(2)] ValueList<string> Done, [property: Id(3)] string? Reason = null);
