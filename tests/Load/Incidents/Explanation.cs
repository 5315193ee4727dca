using Dispatch.Load.Plans;

namespace Dispatch.Load.Incidents;

/// <summary>What one row of the log comes to.</summary>
/// <param name="Actions">The commands that explain it, in the order in which the state table allows them.</param>
/// <param name="Ticket">The ticket as they should leave it.</param>
/// <param name="Unsaid">What the row says and no command can.</param>
public sealed record Explanation(ValueList<TicketAction> Actions, ExpectedTicket Ticket, ValueList<string> Unsaid);
