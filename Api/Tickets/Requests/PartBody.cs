using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>A part that was used.</summary>
[ValidatableType]
public sealed record PartBody
{
    /// <summary>What it is.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>How many, or how much: from 0.001 to 100,000.</summary>
    [Range(0.001, 100_000)]
    public required decimal Quantity { get; init; }

    /// <summary>Article number, serial number.</summary>
    [Text(Limits.Name)]
    public string? Reference { get; init; }

    /// <summary>As the core takes it.</summary>
    public Part ToPart() => new(Name, Quantity, Reference);

    /// <summary>As the core takes them.</summary>
    public static ValueList<Part> ToParts(IReadOnlyList<PartBody>? parts) => (parts ?? []).Select(part => part.ToPart()).ToValueList();
}
