using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>What a suggestion asks the store: one question each, however many technicians there are.</summary>
public interface IDispatchQueries
{
    /// <summary>The open tickets that these technicians have, in any cell.</summary>
    Task<IReadOnlyList<TicketView>> OpenWork(IReadOnlyCollection<string> technicians, CancellationToken cancellationToken = default);

    /// <summary>Who resolved the <see cref="Acquaintance.Latest"/> tickets of this requester, and those at this site; what is null is not asked.</summary>
    /// <param name="requesterEmail">The requester's address, whatever its case.</param>
    /// <param name="site">See <see cref="Acquaintance.SiteKey"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Acquaintance>> Acquaintances(string? requesterEmail, string? site, CancellationToken cancellationToken = default);
}
