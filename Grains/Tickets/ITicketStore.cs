namespace Dispatch.Tickets;

/// <summary>
/// The tickets' rows, their journal and their bookings: the only truth about a ticket. Every change is one transaction that writes the
/// row, its events and its booking; commits that wait together share one.
/// </summary>
/// <remarks>
/// Every member throws <see cref="StoreUnavailableException"/> when the database cannot be reached, after the storage pipeline has given up.
/// The outcome of a commit is then unknown: whoever asked must read again before the next decision.
/// </remarks>
public interface ITicketStore
{
    /// <summary>The ticket, and the commands that made it what it is; null if there is no such number.</summary>
    Task<StoredTicket?> Load(TicketNumber number, CancellationToken cancellationToken = default);

    /// <summary>Records a new ticket and gives it the next number, in one transaction.</summary>
    /// <returns>The number, and whether an earlier report with the same command identifier had it already: nothing was written then.</returns>
    Task<RegisteredTicket> Register(TicketRegistration registration, CancellationToken cancellationToken = default);

    /// <summary>Writes the changes of a command, all or none.</summary>
    Task<CommitResult> Commit(TicketCommit commit, CancellationToken cancellationToken = default);

    /// <summary>The journal of a ticket in order of versions; empty if there is no such number.</summary>
    Task<IReadOnlyList<JournalEntry>> ReadJournal(TicketNumber number, CancellationToken cancellationToken = default);

    /// <summary>Open tickets of a feed (a cell's, or a technician's), and the mark from which changes are counted.</summary>
    Task<FeedRows> ReadFeed(string feed, CancellationToken cancellationToken = default);

    /// <summary>Open tickets of a feed that changed since the mark, and how many are open now.</summary>
    Task<FeedChanges> ReadFeedChanges(string feed, long mark, CancellationToken cancellationToken = default);

    /// <summary>Open tickets of a cell in order of their numbers, a page at a time, for those who must not hold all of them at once.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="after">The last number of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; fewer mean that it is the last page.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task<FeedRows> ReadCellPage(string cell, TicketNumber? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Cells that have any open ticket.</summary>
    Task<IReadOnlyList<string>> ReadCellsWithOpenTickets(CancellationToken cancellationToken = default);

    /// <summary>Bookings of a technician.</summary>
    Task<IReadOnlyList<Booking>> ReadBookings(string technician, CancellationToken cancellationToken = default);

    /// <summary>Tickets of a cell that move by themselves at an instant or before, nearest deadline first.</summary>
    Task<IReadOnlyList<TicketDeadline>> ReadDeadlines(string cell, DateTimeOffset until, int limit, CancellationToken cancellationToken = default);

    /// <summary>Cells that have any ticket with a deadline.</summary>
    Task<IReadOnlyList<string>> ReadCellsWithDeadlines(CancellationToken cancellationToken = default);
}
