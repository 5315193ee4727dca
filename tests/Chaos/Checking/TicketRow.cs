using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>A ticket's row: the columns that lists, boards and watches go by, and the state that they repeat.</summary>
public sealed record TicketRow(
    TicketNumber Number, int Version, string Status, bool IsOpen, string Cell, string? Technician, DateTimeOffset? NextDeadline, TicketState State);
