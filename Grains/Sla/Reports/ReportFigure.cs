namespace Dispatch.Sla;

/// <summary>Which of the two figures of sla.md rule 10.</summary>
public enum ReportFigure
{
    /// <summary>As it was first decided: a reopening leaves it alone.</summary>
    First,

    /// <summary>What it came to in the end, reopenings included. Resolutions only; one that was reopened and not decided again counts as it was.</summary>
    Total,
}
