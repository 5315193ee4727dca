using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>A command with a reason that must be given.</summary>
[ValidatableType]
public sealed record ReasonRequest : CommandRequest
{
    /// <summary>Why.</summary>
    [Text(Limits.Line, MinimumLength = 1)]
    public required string Reason { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToDecline() => Stamp(new TicketCommand.Decline(Reason));

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCancel() => Stamp(new TicketCommand.Cancel(Reason));
}
