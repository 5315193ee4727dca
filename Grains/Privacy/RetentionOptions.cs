using System.ComponentModel.DataAnnotations;

namespace Dispatch.Privacy;

/// <summary>How long what is known of people is kept: section <c>Dispatch:Retention</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:Retention";

    /// <summary>How many days after a ticket was closed or cancelled its requester becomes a pseudonym by itself; default null: never.</summary>
    [Range(1, 36_500)]
    public int? Requesters { get; set; }

    /// <summary>How many days after they were sent notifications are deleted; default 90. What was told still stands in the tickets' journals.</summary>
    [Range(1, 36_500)]
    public int Notifications { get; set; } = 90;

    /// <summary>After how many hours the last position of a technician is forgotten; default 24.</summary>
    [Range(1, 8760)]
    public int Positions { get; set; } = 24;
}
