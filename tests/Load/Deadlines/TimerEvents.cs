namespace Dispatch.Load.Deadlines;

/// <summary>What the journal of a ticket with one deadline says about it.</summary>
/// <param name="Due">When it was due.</param>
/// <param name="Recorded">When the server recorded it, once for each time that it did; exactly one is right.</param>
public sealed record TimerEvents(DateTimeOffset Due, ValueList<DateTimeOffset> Recorded)
{
    /// <summary>Finds what the timer recorded as having happened at the deadline.</summary>
    public static TimerEvents Of(DateTimeOffset due, string type, IEnumerable<JournalLine> journal) => new(
        due,
        journal.Where(line => line.Type == type && line.Actor.Id == Actor.Timer.Id && line.OccurredAt == due).Select(line => line.RecordedAt).ToValueList());

    /// <summary>A line of a journal, as far as the tool looks at it.</summary>
    /// <param name="Type">What happened.</param>
    /// <param name="OccurredAt">As of when.</param>
    /// <param name="RecordedAt">When it was written.</param>
    /// <param name="Actor">Who did it.</param>
    public sealed record JournalLine(string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor);
}
