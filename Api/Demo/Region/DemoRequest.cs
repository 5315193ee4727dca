using Dispatch.Tickets;

namespace Dispatch.Demo.Region;

/// <summary>Something that people of the region ask for, now one, now another.</summary>
internal sealed record DemoRequest
{
    /// <summary>The cell name that stands for the service desk nearest to the site.</summary>
    public const string NearestDesk = "desk";

    /// <summary>The subject in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What the requester says.</summary>
    public string? Description { get; init; }

    /// <summary>The cell that can help, or <see cref="NearestDesk"/>.</summary>
    public required string Cell { get; init; }

    /// <summary>The category.</summary>
    public required string Category { get; init; }

    /// <summary>How much it touches.</summary>
    public required Degree Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public required Degree Urgency { get; init; }

    /// <summary>How the work is usually done.</summary>
    public required InterventionMode Mode { get; init; }

    /// <summary>Skills that the work needs, with levels.</summary>
    public required IReadOnlyDictionary<string, int> Skills { get; init; }

    /// <summary>How it comes in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Incident, where the data does not say.</summary>
    public TicketKind Kind { get; init; }

    /// <summary>The kinds of site that it comes from; all where none is named.</summary>
    public IReadOnlyList<DemoSiteKind>? At { get; init; }

    /// <summary>What will turn out to help.</summary>
    public required string Fix { get; init; }

    /// <summary>The skills as the public contract takes them.</summary>
    public IReadOnlyList<SkillBody> SkillBodies => [.. Skills.Select(skill => new SkillBody { Skill = skill.Key, Level = skill.Value })];

    /// <summary>Whether people of such a site ask for it.</summary>
    public bool ComesFrom(DemoSiteKind kind) => At is null || At.Contains(kind);
}
