using Dispatch.Tickets;

namespace Dispatch.Privacy;

/// <summary>Tickets by the person who asked, for export and erasure.</summary>
/// <remarks>Every member throws <see cref="StoreUnavailableException"/> when the database cannot be reached, after the storage pipeline has given up.</remarks>
public interface IRequesterStore
{
    /// <summary>Tickets of a person in order of their numbers, one page.</summary>
    /// <param name="person">The person.</param>
    /// <param name="after">The last number of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; fewer mean that it is the last page.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task<IReadOnlyList<TicketView>> Find(Person person, TicketNumber? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Tickets that were closed or cancelled before an instant and still name who asked, in order of their numbers, one page.</summary>
    /// <param name="endedBefore">The instant, UTC.</param>
    /// <param name="after">The last number of the page before; null for the first page.</param>
    /// <param name="limit">How many at most; fewer mean that it is the last page.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task<IReadOnlyList<TicketView>> FindEnded(DateTimeOffset endedBefore, TicketNumber? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>After erasures: takes words that no ticket has any more out of the search index, where the database would keep them for a while.</summary>
    Task TidySearch(CancellationToken cancellationToken = default);
}
