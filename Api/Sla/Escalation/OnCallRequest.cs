namespace Dispatch.Sla;

/// <summary>Who is on call in a cell: people in turn, and exceptions.</summary>
public sealed record OnCallRequest
{
    private const int MostOverrides = 500;

    /// <summary>May be repeated from the path.</summary>
    public string? Cell { get; init; }

    /// <summary>IANA time zone of the handover.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public required string Zone { get; init; }

    /// <summary>The date on which the first of the people begins.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Local time of the handover; midnight where nobody said.</summary>
    public TimeOnly? Handover { get; init; }

    /// <summary>Days that a turn lasts; a week where nobody said.</summary>
    public int? Days { get; init; }

    /// <summary>The people, in order of their turns.</summary>
    [Items]
    public IReadOnlyList<string>? People { get; init; }

    /// <summary>Exceptions; of those that overlap, the last counts.</summary>
    [Items(MostOverrides)]
    public IReadOnlyList<OverrideBody>? Overrides { get; init; }

    /// <summary>As the core keeps it.</summary>
    public OnCallRotation ToRotation(string cell) => new()
    {
        Cell = cell,
        Zone = Zone,
        From = From,
        Handover = Handover ?? TimeOnly.MinValue,
        Days = Days ?? 7,
        People = (People ?? []).ToValueList(),
        Overrides = (Overrides ?? []).Select(exception => exception.ToOverride()).ToValueList(),
    };
}
