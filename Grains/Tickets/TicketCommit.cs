namespace Dispatch.Tickets;

/// <summary>What one command writes: usually one ticket, more when it displaces others.</summary>
/// <param name="CommandId">The command.</param>
/// <param name="Fingerprint">The command's fingerprint.</param>
/// <param name="Changes">The tickets, all or none of which are written.</param>
public sealed record TicketCommit(string CommandId, string Fingerprint, IReadOnlyList<TicketChange> Changes);
