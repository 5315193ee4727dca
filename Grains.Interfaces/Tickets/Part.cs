namespace Dispatch.Tickets;

/// <summary>A part that was used.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Quantity">How many, or how much; more than 0.</param>
/// <param name="Reference">Article number, serial number.</param>
[GenerateSerializer, Immutable, Alias("part")]
public sealed record Part([property: Id(0)] string Name, [property: Id(1)] decimal Quantity, [property: Id(2)] string? Reference = null);
