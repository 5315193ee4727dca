using Microsoft.Extensions.Validation;

namespace Dispatch.Sla;

/// <summary>What a technician goes through before a ticket of a category is resolved.</summary>
[ValidatableType]
public sealed record ChecklistRequest
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>As people call it.</summary>
    [Text(Limits.Name)]
    public string? Name { get; init; }

    /// <summary>The category of the tickets that it is for; letter case does not matter.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Category { get; init; }

    /// <summary>What there is to do, in order; without any, the checklist is out of use.</summary>
    [Items]
    public required IReadOnlyList<ChecklistItemBody> Items { get; init; }

    /// <summary>As the core keeps it.</summary>
    public Checklist ToChecklist(string id) => new() { Id = id, Name = Name, Category = Category, Items = Items.Select(item => item.ToItem()).ToValueList() };
}
