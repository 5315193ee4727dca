using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>What was done of a checklist.</summary>
[ValidatableType]
public sealed record ChecklistBody
{
    /// <summary>The checklist.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public required string Id { get; init; }

    /// <summary>The version of it that was seen.</summary>
    [Range(1, int.MaxValue)]
    public required int Version { get; init; }

    /// <summary>Identifiers of the items that were done.</summary>
    [Items]
    public required IReadOnlyList<string> Done { get; init; }

    /// <summary>Why a required item was not done.</summary>
    [Text(Limits.Line)]
    public string? Reason { get; init; }

    /// <summary>As the core takes it.</summary>
    public ChecklistDone ToChecklist() => new(Id, Version, Done.Distinct(StringComparer.Ordinal).ToValueList(), string.IsNullOrWhiteSpace(Reason) ? null : Reason);
}
