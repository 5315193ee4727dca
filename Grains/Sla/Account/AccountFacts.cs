using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>What a sentence of an account is made from, so that a screen can say it in another language; what a code does not need is absent.</summary>
public sealed record AccountFacts
{
    /// <summary>The type of the event that brought it about, as the journal names it.</summary>
    public string? Event { get; init; }

    /// <summary>Who did it.</summary>
    public string? By { get; init; }

    /// <summary>How the request came in.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The cell that has the ticket from then on.</summary>
    public string? Cell { get; init; }

    /// <summary>What the ticket waits for.</summary>
    public SuspensionReason? Reason { get; init; }

    /// <summary>The policy that judges.</summary>
    public RulePin? Policy { get; init; }

    /// <summary>The calendar that it is counted on.</summary>
    public RulePin? Calendar { get; init; }

    /// <summary>The calendar before, where it was another.</summary>
    public RulePin? FormerCalendar { get; init; }

    /// <summary>The priority.</summary>
    public int? Priority { get; init; }

    /// <summary>The priority before, where it was another.</summary>
    public int? FormerPriority { get; init; }

    /// <summary>The goal, business time.</summary>
    public TimeSpan? Goal { get; init; }

    /// <summary>The goal before, where it was another.</summary>
    public TimeSpan? FormerGoal { get; init; }

    /// <summary>When the goal is reached.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it was to be reached before, where that was another instant.</summary>
    public DateTimeOffset? FormerDue { get; init; }

    /// <summary>Percent of the goal.</summary>
    public int? Percent { get; init; }

    /// <summary>When the breach was recorded to have happened.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>Business time used so far, which is carried on.</summary>
    public TimeSpan? Used { get; init; }

    /// <summary>Business time left.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>Business time beyond the goal.</summary>
    public TimeSpan? Over { get; init; }

    /// <summary>The local date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>As people call the date.</summary>
    public string? Name { get; init; }

    /// <summary>The hours that hold on it.</summary>
    public ValueList<OpeningHours>? Hours { get; init; }

    /// <summary>The exceptions of the calendar that lie between now and the due instant.</summary>
    public ValueList<SpecialDay>? Ahead { get; init; }
}
