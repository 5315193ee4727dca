namespace Dispatch.Sla;

/// <summary>What a technician goes through before a ticket of a category is resolved.</summary>
[GenerateSerializer, Immutable, Alias("checklist")]
public sealed record Checklist
{
    /// <summary>Its identifier.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>As people call it.</summary>
    [Id(1)] public string? Name { get; init; }

    /// <summary>The category of the tickets that it is for; letter case does not matter. Each has at most one.</summary>
    [Id(2)] public required string Category { get; init; }

    /// <summary>What there is to do, in order. A checklist without items asks for nothing: so one is taken out of use.</summary>
    [Id(3)] public ValueList<ChecklistItem> Items { get; init; } = [];
}
