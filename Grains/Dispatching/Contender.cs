using Dispatch.Sla;
using Dispatch.Technicians;

namespace Dispatch.Dispatching;

/// <summary>A technician who may be considered, with all that the judgement needs to know of them.</summary>
/// <param name="Technician">Who they are and how they stand.</param>
/// <param name="Work">The open tickets that they have.</param>
/// <param name="Shift">Their working hours around the time in question, in order and apart; null where none were recorded.</param>
/// <param name="Known">Whom and what they know of the ticket.</param>
public sealed record Contender(TechnicianView Technician, IReadOnlyList<PlannedWork> Work, IReadOnlyList<OpenInterval>? Shift, Acquaintance? Known = null)
{
    /// <summary>Their identifier.</summary>
    public string Id => Technician.Profile.Id;

    /// <summary>The highest level at which they have a skill; 0 for not at all.</summary>
    public int LevelOf(string skill)
    {
        var level = 0;
        foreach (var known in Technician.Profile.Skills)
        {
            if (known.Level > level && known.Name == skill)
                level = known.Level;
        }

        return level;
    }

    /// <summary>The working hours that hold at an instant; null where none do.</summary>
    public OpenInterval? ShiftAt(DateTimeOffset at)
    {
        foreach (var stretch in Shift ?? [])
        {
            if (stretch.From <= at && at < stretch.To)
                return stretch;
        }

        return null;
    }
}
