namespace Dispatch.Sla;

/// <summary>A question about business time: when is a goal reached that starts here?</summary>
public sealed record PreviewRequest
{
    /// <summary>The calendar, as it stands here; it needs no identifier.</summary>
    public CalendarRequest? Calendar { get; init; }

    /// <summary>A recorded calendar, in its newest version; instead of one that stands here.</summary>
    [Text(Limits.Id)]
    public string? CalendarId { get; init; }

    /// <summary>When the clock starts.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The goal, business time.</summary>
    public required TimeSpan Target { get; init; }

    /// <summary>When it stands still.</summary>
    [Items]
    public IReadOnlyList<Pause>? Pauses { get; init; }

    /// <summary>The instant at which the elapsed time is asked for; the due instant where nobody said.</summary>
    public DateTimeOffset? At { get; init; }
}
