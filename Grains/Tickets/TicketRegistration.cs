namespace Dispatch.Tickets;

/// <summary>A new ticket on its way to the store.</summary>
/// <param name="State">The state after its first event.</param>
/// <param name="Entry">The first event.</param>
/// <param name="CommandId">The command that reported it.</param>
/// <param name="Fingerprint">The command's fingerprint.</param>
public sealed record TicketRegistration(TicketState State, JournalEntry Entry, string CommandId, string Fingerprint);
