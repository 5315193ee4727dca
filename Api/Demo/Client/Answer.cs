using System.Net;
using Dispatch.Tickets;

namespace Dispatch.Demo.Client;

/// <summary>What the server made of a move: the ticket as it is now, or why not.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Ticket">The ticket, if the move was taken.</param>
/// <param name="Code">The problem's code, if it was refused.</param>
/// <param name="Detail">The problem's sentence.</param>
internal sealed record Answer(HttpStatusCode Status, TicketResponse? Ticket, string? Code = null, string? Detail = null)
{
    /// <summary>Whether a refusal is in the nature of things: somebody was quicker, or the technician has no time.</summary>
    public bool IsOrdinary => Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound;
}
