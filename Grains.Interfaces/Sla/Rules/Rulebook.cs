namespace Dispatch.Sla;

/// <summary>Everything that service levels are judged by, with all versions that ever were; per document the newest version is last.</summary>
[GenerateSerializer, Immutable, Alias("rulebook")]
public sealed record Rulebook
{
    /// <summary>A rulebook in which nothing is promised.</summary>
    public static readonly Rulebook Empty = new();

    /// <summary>Counts changes of anything in it.</summary>
    [Id(0)] public int Revision { get; init; }

    /// <summary>Calendars.</summary>
    [Id(1)] public ValueList<Versioned<CalendarProfile>> Calendars { get; init; } = [];

    /// <summary>Service-level policies.</summary>
    [Id(2)] public ValueList<Versioned<SlaPolicy>> Policies { get; init; } = [];

    /// <summary>Escalation policies.</summary>
    [Id(3)] public ValueList<Versioned<EscalationPolicy>> Escalations { get; init; } = [];

    /// <summary>On-call rotations, by cell.</summary>
    [Id(4)] public ValueList<Versioned<OnCallRotation>> OnCall { get; init; } = [];

    /// <summary>Where people are reached.</summary>
    [Id(5)] public ValueList<Versioned<Contact>> Contacts { get; init; } = [];

    /// <summary>Checklists.</summary>
    [Id(6)] public ValueList<Versioned<Checklist>> Checklists { get; init; } = [];
}
