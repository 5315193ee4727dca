namespace Dispatch.Sla;

/// <summary>What a line of the managers' board stands for.</summary>
[GenerateSerializer, Alias("sla-grouping")]
public enum SlaGrouping
{
    /// <summary>The whole installation.</summary>
    All,

    /// <summary>A cell.</summary>
    Cell,

    /// <summary>A support level.</summary>
    Level,

    /// <summary>A priority.</summary>
    Priority,

    /// <summary>A site, by its name or address; empty for tickets without one.</summary>
    Site,

    /// <summary>A cell's tickets of one priority: the key is the priority, a slash, and the cell, as <c>2/network</c>.</summary>
    CellPriority,

    /// <summary>A level's tickets of one priority, as <c>2/1</c>.</summary>
    LevelPriority,

    /// <summary>A site's tickets of one priority, as <c>2/Lyon</c>.</summary>
    SitePriority,
}
