using System.ComponentModel.DataAnnotations;

namespace Dispatch.Tickets;

/// <summary>What an installation may set about tickets: section <c>Dispatch:Tickets</c>.</summary>
public sealed class TicketRules
{
    /// <summary>How long after it happened a command may still be entered; default 12 hours (sla.md rule 12). Imported history has no limit.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan LateEntryAllowance { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a resolved ticket may be reopened before it closes by itself; default 5 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00")]
    public TimeSpan CloseAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How many bytes a file of a ticket may have; default 10 MB.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public long AttachmentSize { get; set; } = 10 * 1024 * 1024;

    /// <summary>How many files a ticket may have; default 50.</summary>
    [Range(1, 1000)]
    public int Attachments { get; set; } = 50;
}
