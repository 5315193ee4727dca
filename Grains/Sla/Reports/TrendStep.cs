namespace Dispatch.Sla;

/// <summary>How long the stretches of a trend are.</summary>
public enum TrendStep
{
    /// <summary>An hour.</summary>
    Hour,

    /// <summary>A day, from midnight to midnight where the installation is.</summary>
    Day,
}
