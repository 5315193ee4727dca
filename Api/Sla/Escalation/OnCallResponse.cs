namespace Dispatch.Sla;

/// <summary>A version of a cell's on-call rotation as clients see it.</summary>
public sealed record OnCallResponse
{
    /// <summary>The cell.</summary>
    public required string Cell { get; init; }

    /// <summary>IANA time zone of the handover.</summary>
    public required string Zone { get; init; }

    /// <summary>The date on which the first of the people begins.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Local time of the handover.</summary>
    public required TimeOnly Handover { get; init; }

    /// <summary>Days that a turn lasts.</summary>
    public required int Days { get; init; }

    /// <summary>The people, in order of their turns.</summary>
    public required ValueList<string> People { get; init; }

    /// <summary>Exceptions; of those that overlap, the last counts.</summary>
    public required ValueList<OnCallOverride> Overrides { get; init; }

    /// <summary>Who is on call by this version now; absent where nobody is.</summary>
    public string? Now { get; init; }

    /// <summary>The version; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string By { get; init; }

    /// <summary>As clients see it at an instant.</summary>
    public static OnCallResponse Of(Versioned<OnCallRotation> version, DateTimeOffset now) => new()
    {
        Cell = version.Document.Cell,
        Zone = version.Document.Zone,
        From = version.Document.From,
        Handover = version.Document.Handover,
        Days = version.Document.Days,
        People = version.Document.People,
        Overrides = version.Document.Overrides,
        Now = new OnCallTurns(version.Document).At(now),
        Version = version.Version,
        Since = version.Since,
        By = version.By,
    };
}
