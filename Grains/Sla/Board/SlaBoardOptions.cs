using System.ComponentModel.DataAnnotations;

namespace Dispatch.Sla;

/// <summary>What the managers' board measures by: section <c>Dispatch:ServiceLevels</c>.</summary>
public sealed class SlaBoardOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:ServiceLevels";

    /// <summary>Percent of promises that the installation means to keep; default 95. A line on the board, nothing more.</summary>
    [Range(0.0, 100.0)]
    public double Goal { get; set; } = 95;
}
