using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Validation;

namespace Dispatch.Sla;

/// <summary>Something to do or to look at: one text for all, or one in French and one in English.</summary>
[ValidatableType]
public sealed record ChecklistItemBody
{
    /// <summary>Its identifier in the checklist; keep it when the words change.</summary>
    [RegularExpression(Limits.IdPattern, ErrorMessage = "id: letters, digits, '.', '_' and '-', at most 64, beginning with a letter or digit.")]
    public required string Id { get; init; }

    /// <summary>In one text for all.</summary>
    [Text(Limits.Line, MinimumLength = 1)]
    public string? Text { get; init; }

    /// <summary>In French.</summary>
    [Text(Limits.Line, MinimumLength = 1)]
    public string? Fr { get; init; }

    /// <summary>In English.</summary>
    [Text(Limits.Line, MinimumLength = 1)]
    public string? En { get; init; }

    /// <summary>Whether a ticket is not resolved without it, or a reason; no where nobody said.</summary>
    public bool? Required { get; init; }

    /// <summary>As the core keeps it.</summary>
    public ChecklistItem ToItem() => new(Id, Text, Fr, En, Required ?? false);
}
