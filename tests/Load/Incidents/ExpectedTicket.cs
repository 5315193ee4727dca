using Dispatch.Tickets;

namespace Dispatch.Load.Incidents;

/// <summary>The ticket as the commands so far should have left it: a small mirror of the state table (domain.md, "Ticket life").</summary>
public sealed record ExpectedTicket
{
    /// <summary>The status; the log knows no work in progress and no cancelling.</summary>
    public TicketStatus Status { get; init; } = TicketStatus.New;

    /// <summary>The cell that has it; null for the front desk.</summary>
    public string? Cell { get; init; }

    /// <summary>The technician who has it, also while it is suspended.</summary>
    public string? Technician { get; init; }

    /// <summary>Whether the technician took it.</summary>
    public bool Accepted { get; init; }

    /// <summary>What it waits for, while it is suspended.</summary>
    public SuspensionReason? WaitsFor { get; init; }

    /// <summary>Where a suspended ticket goes on.</summary>
    public TicketStatus Resumes { get; init; }

    /// <summary>How much it touches.</summary>
    public Degree Impact { get; init; } = Degree.Medium;

    /// <summary>How soon it hurts.</summary>
    public Degree Urgency { get; init; } = Degree.Medium;

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>Where.</summary>
    public string? Location { get; init; }

    /// <summary>Whether it stands in a queue: the only place in which it can be qualified and assigned.</summary>
    public bool IsQueued => Status is TicketStatus.New or TicketStatus.Queued;

    /// <summary>Whether support still owes something.</summary>
    public bool IsOpen => Status <= TicketStatus.Suspended;
}
