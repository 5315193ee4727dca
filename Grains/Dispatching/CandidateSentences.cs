using System.Globalization;
using Dispatch.Sla;

namespace Dispatch.Dispatching;

/// <summary>Why somebody is where they are in the list, in English. Made from what stands beside the sentence, which is what a screen in another language has too.</summary>
internal static class CandidateSentences
{
    /// <summary>A candidate in one sentence.</summary>
    public static string Of(Candidate candidate)
    {
        string?[] parts = [When(candidate), Slack(candidate), Skills(candidate), Workload(candidate), Continuity(candidate), Helps(candidate)];
        var sentence = string.Join("; ", parts.Where(part => part is not null));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }

    /// <summary>Why somebody is excluded, and what would lift it.</summary>
    public static string Of(Exclusion excluded) => excluded.Rule switch
    {
        ExclusionRule.HasIt => "Has the ticket now.",
        ExclusionRule.SkillMissing => $"Lacks {excluded.Has?.Name}, which is needed at level {excluded.NeededLevel}: possible if the ticket asks for less, or once the skill is recorded.",
        ExclusionRule.SkillLevel => $"Has {excluded.Has?.Name} at level {excluded.Has?.Level}, {excluded.NeededLevel} is needed: possible if the ticket asks for less.",
        ExclusionRule.Declined => "Declined it before, or did not answer in time: possible again when the ticket goes to another cell or is reopened.",
        ExclusionRule.OffShift => excluded.LiftsAt is { } begins ? $"Not on shift then: possible from {At(begins)}." : "Not on shift then, and no shift follows within a week.",
        ExclusionRule.Absent when excluded.LiftsAt is { } back => $"Away then: possible from {At(back)}.",
        ExclusionRule.Absent => "Not at work: possible as soon as they say that they are there.",
        ExclusionRule.OnBreak => "On a break: possible as soon as it is over.",
        ExclusionRule.Booked => $"Booked for {excluded.Number}, {At(excluded.Window?.From)} to {At(excluded.Window?.To)}: {(excluded.LiftsAt is { } free ? $"possible from {At(free)}" : "possible without that appointment")}.",
        ExclusionRule.ParallelLimit => $"Has {excluded.Parallel} in progress, as much as is allowed: possible as soon as one is done.",
        _ => excluded.LiftsAt is { } there ? $"Cannot be there before {At(there)}: possible with a later appointment." : "Is not free in the time that can be foreseen: possible once an appointment is given up.",
    };

    private static string When(Candidate candidate)
    {
        var travel = candidate[Factor.Travel];
        var free = candidate.LateBy is { } late
            ? late < TimeSpan.FromMinutes(1) ? "there when the appointment begins" : $"there {Minutes(late.TotalMinutes)} after the appointment begins"
            : candidate.FreeIn < TimeSpan.FromMinutes(1) ? "free now" : $"free in {Minutes(candidate.FreeIn.TotalMinutes)}";
        return travel switch
        {
            { Value: { } minutes } => string.Create(CultureInfo.InvariantCulture, $"{free}, {Minutes(minutes)} away ({candidate.Kilometres:0.0} km)"),
            { Missing: FigureGap.SiteUnknown } => $"{free}, the way is not known because the site has no coordinates",
            { Missing: FigureGap.PositionUnknown } => $"{free}, the way is not known because no position is",
            _ => free,
        };
    }

    private static string? Slack(Candidate candidate) => candidate[Factor.Slack].Value switch
    {
        null => null,
        >= 0 and var left => $"{Minutes(left)} before the {Name(candidate.Target)} is due",
        { } over => $"{Minutes(-over)} after the {Name(candidate.Target)} is due",
    };

    private static string Skills(Candidate candidate)
    {
        var fit = candidate[Factor.Skills].Value switch
        {
            0 => "just able",
            1 => "one level above what is needed",
            var over => string.Create(CultureInfo.InvariantCulture, $"{over} levels above what is needed"),
        };
        return candidate.OnlyExpert is { } skill ? $"{fit}, but the only one at work with {skill.Name} {skill.Level}" : fit;
    }

    private static string Workload(Candidate candidate) => candidate.Open == 0
        ? "nothing else planned"
        : $"{Minutes(candidate[Factor.Workload].Value ?? 0)} of work planned ({candidate.Open} {(candidate.Open == 1 ? "ticket" : "tickets")})";

    private static string? Continuity(Candidate candidate) => candidate switch
    {
        { HadIt: true } => "had this ticket before",
        { ForRequester: { } times } => $"helped this requester {Times(times)}",
        { AtSite: { } times } => $"was at this site {Times(times)}",
        _ => null,
    };

    private static string? Helps(Candidate candidate) => candidate.HelpsFrom is { } cell ? $"helps from {cell}" : null;

    private static string Name(SlaTarget? target) => target switch
    {
        SlaTarget.OnSite => "arrival on site",
        SlaTarget.Level => "hand-over",
        _ => "resolution",
    };

    private static string Times(int times) => times == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{times} times");

    private static string Minutes(double minutes) => AccountSentences.Text(TimeSpan.FromMinutes(Math.Round(minutes)));

    private static string At(DateTimeOffset? instant) => instant is { } at ? Instants.Format(at) : "an unknown instant";
}
