using System.ComponentModel.DataAnnotations;

namespace Dispatch.Hosting.Health;

/// <summary>What <c>/health/ready</c> finds well: section <c>Dispatch:Health</c>.</summary>
internal sealed class HealthOptions
{
    /// <summary>Where these settings stand.</summary>
    public const string Section = "Dispatch:Health";

    /// <summary>
    /// How old the oldest overdue deadline may be; default two minutes. In order, they are applied within a second or two; a cell's watch that was lost with
    /// everything else is found by its reminder within a minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan OverdueBound { get; set; } = TimeSpan.FromMinutes(2);
}
