using Dispatch.Notifications;
using Dispatch.Tickets;

namespace Dispatch.Privacy;

/// <summary>Everything held about a requester.</summary>
/// <param name="ExportedAt">When it was gathered.</param>
/// <param name="Requester">Whose data were asked for.</param>
/// <param name="Tickets">What they asked for, in order of the numbers.</param>
public sealed record PersonalDataDocument(DateTimeOffset ExportedAt, PersonRequest Requester, IReadOnlyList<PersonalDataDocument.Held> Tickets)
{
    /// <summary>What is held of one request.</summary>
    /// <param name="Ticket">The ticket as it is now.</param>
    /// <param name="Events">Its whole journal.</param>
    /// <param name="Notifications">Whom it made the installation tell, newest first.</param>
    public sealed record Held(TicketResponse Ticket, IReadOnlyList<EventResponse> Events, IReadOnlyList<NotificationResponse> Notifications);
}
