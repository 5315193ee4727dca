using Dispatch.Tickets;

namespace Dispatch.Attachments;

/// <summary>A file whose bytes are kept.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Ticket">Whose it is.</param>
public sealed record StoredFile(string Id, TicketNumber Ticket);
