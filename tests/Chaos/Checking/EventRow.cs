using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>A row of the journal.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Entry">What it says.</param>
/// <param name="CommandId">The idempotency key; on the first line that a command wrote.</param>
/// <param name="Commit">
/// The transaction that wrote it: what depends on another commit has a greater one, whatever the clocks of the servers say. Null where the database does
/// not keep it (SQLite).
/// </param>
public sealed record EventRow(TicketNumber Number, JournalEntry Entry, string? CommandId, long? Commit);
