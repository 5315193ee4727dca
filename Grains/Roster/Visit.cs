using Dispatch.Live;
using Dispatch.Tickets;

namespace Dispatch.Roster;

/// <summary>An intervention that is over, as the journal tells it.</summary>
/// <param name="Technician">Whose it was.</param>
/// <param name="Mode">On site, remote, workshop or phone.</param>
/// <param name="From">When it began: the departure, or the work where nobody travels.</param>
/// <param name="Arrived">When they were there; null where nobody travelled, or nobody arrived.</param>
/// <param name="To">When it ended.</param>
/// <param name="Ticket">The ticket as it is now.</param>
public sealed record Visit(string Technician, InterventionMode Mode, DateTimeOffset From, DateTimeOffset? Arrived, DateTimeOffset To, BoardRow Ticket);
