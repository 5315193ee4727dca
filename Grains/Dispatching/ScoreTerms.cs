namespace Dispatch.Dispatching;

/// <summary>Weights and scales of the score, and what is assumed where nobody said. Start values: to be tuned with what dispatchers follow and overrule.</summary>
public sealed record ScoreTerms
{
    /// <summary>The start values.</summary>
    public static readonly ScoreTerms Start = new();

    /// <summary>Weight of <see cref="Factor.Slack"/>.</summary>
    public double Slack { get; init; } = 30;

    /// <summary>Weight of <see cref="Factor.Travel"/>.</summary>
    public double Travel { get; init; } = 20;

    /// <summary>Weight of <see cref="Factor.Skills"/>.</summary>
    public double Skills { get; init; } = 15;

    /// <summary>Weight of <see cref="Factor.Workload"/>.</summary>
    public double Workload { get; init; } = 10;

    /// <summary>Weight of <see cref="Factor.Continuity"/>.</summary>
    public double Continuity { get; init; } = 10;

    /// <summary>Weight of <see cref="Factor.Team"/>.</summary>
    public double Team { get; init; } = 10;

    /// <summary>The share of the goal that, left at arrival, is as good as all of it.</summary>
    public double AmpleSlack { get; init; } = 0.5;

    /// <summary>A way that is worth nothing.</summary>
    public TimeSpan LongestWay { get; init; } = TimeSpan.FromMinutes(120);

    /// <summary>What a level beyond the needed one costs.</summary>
    public double PerLevelOver { get; init; } = 15;

    /// <summary>What it costs to be the only one at work who has another skill at <see cref="ExpertLevel"/>.</summary>
    public double OnlyExpert { get; init; } = 25;

    /// <summary>From which level on somebody is an expert.</summary>
    public int ExpertLevel { get; init; } = 4;

    /// <summary>Planned work that is a full load.</summary>
    public TimeSpan FullLoad { get; init; } = TimeSpan.FromHours(8);

    /// <summary>What it is worth to know the site, beside 100 for the requester or the ticket.</summary>
    public double KnowsSite { get; init; } = 70;

    /// <summary>How long work takes that nobody estimated.</summary>
    public TimeSpan UsualWork { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How old a position may be to be where somebody is; after that they are where their day begins.</summary>
    public TimeSpan PositionHolds { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The weight of a factor.</summary>
    public double Of(Factor factor) => factor switch
    {
        Factor.Slack => Slack,
        Factor.Travel => Travel,
        Factor.Skills => Skills,
        Factor.Workload => Workload,
        Factor.Continuity => Continuity,
        _ => Team,
    };
}
