using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>Somebody who cannot be suggested: the first rule that excludes them, and what would lift it. What a rule does not need is absent.</summary>
public sealed record Exclusion
{
    /// <summary>Who.</summary>
    public required string Technician { get; init; }

    /// <summary>As people call them.</summary>
    public required string Name { get; init; }

    /// <summary>The first hard condition that is not met.</summary>
    public required ExclusionRule Rule { get; init; }

    /// <summary>Why, and what would lift it, in English: made from what stands here, which is what a screen in another language has too.</summary>
    public string Sentence => CandidateSentences.Of(this);

    /// <summary>When it lifts by itself, where that is known.</summary>
    public DateTimeOffset? LiftsAt { get; init; }

    /// <summary>The skill, and how far they have it (0: not at all).</summary>
    public Skill? Has { get; init; }

    /// <summary>The level that is needed.</summary>
    public int? NeededLevel { get; init; }

    /// <summary>The ticket whose appointment is in the way.</summary>
    public TicketNumber? Number { get; init; }

    /// <summary>That appointment.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>How much parallel work is in progress, which is as much as may be.</summary>
    public int? Parallel { get; init; }
}
