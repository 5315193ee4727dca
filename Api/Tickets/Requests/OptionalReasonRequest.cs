using System.ComponentModel.DataAnnotations;

namespace Dispatch.Tickets;

/// <summary>A command with a reason that may be given.</summary>
public sealed record OptionalReasonRequest : CommandRequest
{
    /// <summary>Why.</summary>
    [StringLength(Limits.Line)]
    public string? Reason { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToUnassign() => Stamp(new TicketCommand.Unassign(Reason));

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToReopen() => Stamp(new TicketCommand.Reopen(Reason));
}
