using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>Somebody who can do the work, with everything that the rank is made of.</summary>
public sealed record Candidate
{
    /// <summary>From 1, the best.</summary>
    public required int Rank { get; init; }

    /// <summary>Who.</summary>
    public required string Technician { get; init; }

    /// <summary>As people call them.</summary>
    public required string Name { get; init; }

    /// <summary>The points of all figures, at most 100.</summary>
    public required double Total { get; init; }

    /// <summary>Why, in one English sentence: made from what stands here, which is what a screen in another language has too.</summary>
    public string Sentence => CandidateSentences.Of(this);

    /// <summary>In how long they are free for it: zero where they could set out, or begin, at once.</summary>
    public required TimeSpan FreeIn { get; init; }

    /// <summary>When they would be there, or begin where no travel is needed; null where that cannot be known.</summary>
    public DateTimeOffset? Arrival { get; init; }

    /// <summary>How long after its beginning they would come to the appointment, zero for in time; null where none is to be made, or it cannot be known.</summary>
    public TimeSpan? LateBy { get; init; }

    /// <summary>How far it is from where they will be when they are free, as the crow flies.</summary>
    public double? Kilometres { get; init; }

    /// <summary>Open tickets that they have already, those that wait for something left out.</summary>
    public required int Open { get; init; }

    /// <summary>Whether they had this ticket before and are to be asked first.</summary>
    public bool? HadIt { get; init; }

    /// <summary>Tickets of the same requester that they resolved lately.</summary>
    public int? ForRequester { get; init; }

    /// <summary>Tickets at the same site that they resolved lately.</summary>
    public int? AtSite { get; init; }

    /// <summary>The skill that nobody else who is at work has at this level, and that the ticket does not need: they are better kept free.</summary>
    public Skill? OnlyExpert { get; init; }

    /// <summary>The cell that they help from, where they are not of the ticket's own.</summary>
    public string? HelpsFrom { get; init; }

    /// <summary>The service level that <see cref="Factor.Slack"/> speaks of.</summary>
    public Sla.SlaTarget? Target { get; init; }

    /// <summary>All figures in the order of <see cref="Factor"/>, also those that are missing.</summary>
    public required ValueList<Figure> Figures { get; init; }

    /// <summary>One of the figures.</summary>
    public Figure this[Factor factor] => Figures[(int)factor];
}
