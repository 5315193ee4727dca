namespace Dispatch.Sla;

/// <summary>What follows warnings and breaches. Its version is pinned when a run starts (sla.md rule 16).</summary>
[GenerateSerializer, Immutable, Alias("escalation-policy")]
public sealed record EscalationPolicy
{
    /// <summary>Stable identifier.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>As people call it.</summary>
    [Id(1)] public string? Name { get; init; }

    /// <summary>The steps; those of one trigger are taken in order of their delay.</summary>
    [Id(2)] public required ValueList<EscalationStep> Steps { get; init; }

    /// <summary>After how long an acknowledgement lapses; real time (sla.md rule 15).</summary>
    [Id(3)] public TimeSpan AcknowledgementLapsesAfter { get; init; } = TimeSpan.FromMinutes(30);
}
