using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>Work that needs no travel begins.</summary>
[ValidatableType]
public sealed record StartRequest : CommandRequest
{
    /// <summary>Whether the requester consented; needed for remote control.</summary>
    public bool? Consent { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.Start(Consent ?? false));
}
