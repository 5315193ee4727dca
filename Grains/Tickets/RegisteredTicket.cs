namespace Dispatch.Tickets;

/// <summary>The answer to a registration.</summary>
/// <param name="Number">The ticket's number.</param>
/// <param name="Existed">Whether a ticket was reported by the same command before; nothing was written then.</param>
/// <param name="Fingerprint">The fingerprint of the command that made the ticket.</param>
public sealed record RegisteredTicket(TicketNumber Number, bool Existed, string Fingerprint);
