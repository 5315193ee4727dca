using System.ComponentModel.DataAnnotations;

namespace Dispatch.Audit;

/// <summary>What is recorded how: section <c>Dispatch:Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:Audit";

    /// <summary>How long refusals that are alike are counted before a line says how many there were; default one minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RefusalWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long a change that was begun, and of which nobody said what became of it, gets a line that says so; default five minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AbandonedAfter { get; set; } = TimeSpan.FromMinutes(5);
}
