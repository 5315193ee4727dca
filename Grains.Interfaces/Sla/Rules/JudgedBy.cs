namespace Dispatch.Sla;

/// <summary>The versions that judge a ticket (sla.md rule 13): they stay until its policy changes or somebody applies newer ones to open tickets.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Calendars">The calendars that its goals are counted on, and the cell's.</param>
[GenerateSerializer, Immutable, Alias("judged-by")]
public sealed record JudgedBy([property: Id(0)] RulePin Policy, [property: Id(1)] ValueList<RulePin> Calendars)
{
    /// <summary>The version of a calendar that judges, null if it is none of them.</summary>
    public RulePin? CalendarOf(string? id) => id is null ? null : Calendars.FirstOrDefault(pin => pin.Id == id);
}
