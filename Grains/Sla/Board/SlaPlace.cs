namespace Dispatch.Sla;

/// <summary>What the lines of the managers' board are told apart by.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Level">Its level.</param>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Site">The site's name or address; empty where there is none.</param>
public readonly record struct SlaPlace(string Cell, int Level, int Priority, string Site)
{
    /// <summary>Where a clock was decided.</summary>
    public static SlaPlace Of(ClockOutcome outcome) => new(outcome.Cell, outcome.Level, outcome.Priority, outcome.Site ?? "");

    /// <summary>Where a cell counts.</summary>
    public static SlaPlace Of(string cell, SlaGroup group) => new(cell, group.Level, group.Priority, group.Site);
}
