namespace Dispatch.Tickets;

/// <summary>Questions about many tickets, answered from the rows that the commands wrote: lists, search, one ticket by number.</summary>
public interface ITicketQueries
{
    /// <summary>A ticket, null if there is no such number.</summary>
    Task<TicketView?> Find(TicketNumber number, CancellationToken cancellationToken = default);

    /// <summary>Tickets that match all given conditions, newest number first, one page.</summary>
    Task<TicketPage> List(TicketFilter filter, CancellationToken cancellationToken = default);

    /// <summary>How many tickets are open.</summary>
    Task<int> CountOpen(CancellationToken cancellationToken = default);

    /// <summary>The earliest instant at which any ticket moves by itself; it lies behind while a deadline waits to be applied. Null if none moves.</summary>
    Task<DateTimeOffset?> EarliestDeadline(CancellationToken cancellationToken = default);

    /// <summary>The journal of a ticket in order of versions; empty if there is no such number.</summary>
    Task<IReadOnlyList<JournalEntry>> Journal(TicketNumber number, CancellationToken cancellationToken = default);
}
