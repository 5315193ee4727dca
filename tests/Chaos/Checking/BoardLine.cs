using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>An open ticket as a board shows it.</summary>
public sealed record BoardLine(TicketNumber Number, string Cell, int Version, TicketStatus Status, string? Technician);
