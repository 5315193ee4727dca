using Dispatch.Tickets;

namespace Dispatch.Load.Server;

/// <summary>A ticket of a list, as far as the tool compares it.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Version">Its version.</param>
/// <param name="Status">Its status.</param>
/// <param name="Cell">The cell that has it.</param>
/// <param name="Technician">Who has it.</param>
/// <param name="ExternalReference">The case that it comes from.</param>
public sealed record TicketLine(
    TicketNumber Number, int Version, TicketStatus Status, string Cell, string? Technician = null, string? ExternalReference = null);
