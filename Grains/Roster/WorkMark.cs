using Dispatch.Tickets;

namespace Dispatch.Roster;

/// <summary>That a technician has an open ticket, and in which version: what is asked often instead of the tickets themselves.</summary>
/// <param name="Technician">Who has it.</param>
/// <param name="Number">The ticket.</param>
/// <param name="Version">Its version.</param>
public sealed record WorkMark(string Technician, TicketNumber Number, int Version);
