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
}
