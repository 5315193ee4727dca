namespace Dispatch.Tickets;

/// <summary>How a ticket was resolved.</summary>
/// <param name="Code">A code of the installation.</param>
/// <param name="Note">What was done.</param>
/// <param name="At">When.</param>
/// <param name="Technician">Who had it.</param>
/// <param name="ClosesAt">When it closes by itself unless it is reopened; null for imported history.</param>
[GenerateSerializer, Immutable, Alias("resolution")]
public sealed record Resolution(
    [property: Id(0)] string Code,
    [property: Id(1)] string? Note,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string? Technician = null,
    [property: Id(4)] DateTimeOffset? ClosesAt = null)
{
    /// <summary>What was done of the checklist; null where none was asked for.</summary>
    [Id(5)] public ChecklistDone? Checklist { get; init; }
}
