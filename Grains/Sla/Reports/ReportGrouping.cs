namespace Dispatch.Sla;

/// <summary>What a report is by.</summary>
public enum ReportGrouping
{
    /// <summary>The cell that had the ticket when the clock was decided.</summary>
    Cell,

    /// <summary>The priority that the ticket had then.</summary>
    Priority,

    /// <summary>The level of the cell.</summary>
    Level,

    /// <summary>The site.</summary>
    Site,
}
