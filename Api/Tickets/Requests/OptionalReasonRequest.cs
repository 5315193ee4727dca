using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>A command with a reason that may be given.</summary>
[ValidatableType]
public sealed record OptionalReasonRequest : CommandRequest
{
    /// <summary>Why.</summary>
    [Text(Limits.Line)]
    public string? Reason { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToUnassign() => Stamp(new TicketCommand.Unassign(Reason));

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToReopen() => Stamp(new TicketCommand.Reopen(Reason));
}
