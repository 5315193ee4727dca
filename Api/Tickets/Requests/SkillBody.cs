using System.ComponentModel.DataAnnotations;

namespace Dispatch.Tickets;

/// <summary>A skill and its level.</summary>
public sealed record SkillBody
{
    /// <summary>The skill.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Skill { get; init; }

    /// <summary>1 to 5.</summary>
    [Range(1, 5)]
    public required int Level { get; init; }

    /// <summary>As the core keeps them; null stays null.</summary>
    public static ValueList<Skill>? ToSkills(IReadOnlyList<SkillBody>? skills) => skills?.Select(body => new Skill(body.Skill, body.Level)).ToValueList();

    /// <summary>As clients see them.</summary>
    public static IReadOnlyList<SkillBody> Of(IEnumerable<Skill> skills) => [.. skills.Select(skill => new SkillBody { Skill = skill.Name, Level = skill.Level })];
}
