namespace Dispatch.Sla;

/// <summary>What a report tells apart, as it was when a clock was decided.</summary>
public enum ReportGrouping
{
    /// <summary>The cell that had the ticket.</summary>
    Cell,

    /// <summary>The priority.</summary>
    Priority,

    /// <summary>The support level of the cell.</summary>
    Level,

    /// <summary>The site, by its name or address.</summary>
    Site,
}
