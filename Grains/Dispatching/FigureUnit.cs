namespace Dispatch.Dispatching;

/// <summary>What a figure counts.</summary>
public enum FigureUnit
{
    /// <summary>Minutes; of the slack, minutes of business time.</summary>
    Minutes,

    /// <summary>Levels of skill beyond those that are needed.</summary>
    Levels,

    /// <summary>Tickets.</summary>
    Tickets,

    /// <summary>Cells in between: 0 for the ticket's own, 1 for one that helps it.</summary>
    Cells,
}
