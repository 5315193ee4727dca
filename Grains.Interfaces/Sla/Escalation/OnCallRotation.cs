namespace Dispatch.Sla;

/// <summary>Who is on call in a cell: people in turn, handed over at a local time that clock changes do not move, and exceptions.</summary>
[GenerateSerializer, Immutable, Alias("on-call-rotation")]
public sealed record OnCallRotation
{
    /// <summary>The cell.</summary>
    [Id(0)] public required string Cell { get; init; }

    /// <summary>IANA time zone of the handover.</summary>
    [Id(1)] public required string Zone { get; init; }

    /// <summary>The date on which the first of the people begins.</summary>
    [Id(2)] public required DateOnly From { get; init; }

    /// <summary>Local time of the handover.</summary>
    [Id(3)] public TimeOnly Handover { get; init; }

    /// <summary>Days that a turn lasts.</summary>
    [Id(4)] public int Days { get; init; } = 7;

    /// <summary>The people, in order of their turns; with none, only the overrides count.</summary>
    [Id(5)] public ValueList<string> People { get; init; } = [];

    /// <summary>Exceptions; of those that overlap, the last counts.</summary>
    [Id(6)] public ValueList<OnCallOverride> Overrides { get; init; } = [];
}
