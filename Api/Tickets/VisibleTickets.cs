using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Tickets;

/// <summary>Tickets as far as the caller sees them: what they do not reach does not exist, and what is said among staff is not for requesters.</summary>
internal sealed class VisibleTickets(ITicketQueries queries, IHttpContextAccessor accessor)
{
    private Rights Rights => accessor.HttpContext!.Rights();

    /// <summary>A ticket; null if there is none of that number, or none for this caller.</summary>
    public async Task<TicketView?> Find(string number, CancellationToken cancellationToken) =>
        TicketNumber.TryParse(number, out var parsed) && await queries.Find(parsed, cancellationToken) is { } ticket && Rights.Reach(ticket.State) ? ticket : null;

    /// <summary>What the caller may read of the journal of a ticket that they see.</summary>
    public async Task<IEnumerable<JournalEntry>> Journal(TicketNumber number, CancellationToken cancellationToken) =>
        (await queries.Journal(number, cancellationToken)).Where(entry => Rights.Reach(entry));

    /// <summary>The answer where there is none.</summary>
    public static ProblemHttpResult Unknown(string number) => Problem.NotFound(RefusalCodes.UnknownTicket, $"There is no ticket '{number}'.");
}
