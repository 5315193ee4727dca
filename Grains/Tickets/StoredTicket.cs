namespace Dispatch.Tickets;

/// <summary>A ticket as it is stored.</summary>
/// <param name="State">Its state.</param>
/// <param name="Commands">The commands in its journal.</param>
public sealed record StoredTicket(TicketState State, IReadOnlyList<RecordedCommand> Commands);
