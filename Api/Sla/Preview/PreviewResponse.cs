namespace Dispatch.Sla;

/// <summary>The answer to a question about business time.</summary>
public sealed record PreviewResponse
{
    /// <summary>The first instant at which the goal is reached; absent while a pause does not end.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Business time from the start to the instant that was asked for, less pauses.</summary>
    public required TimeSpan ElapsedAt { get; init; }

    /// <summary>When the calendar is open, from a week before the start to a week after the due instant; never more than ten weeks.</summary>
    public required IReadOnlyList<OpenInterval> Open { get; init; }

    /// <summary>Dates on the way whose hours are not those of the week.</summary>
    public required IReadOnlyList<PreviewDay> Exceptions { get; init; }
}
