using System.Globalization;
using System.Text.Json;
using Dispatch.Problems;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Notifications;

/// <summary>The list of notifications: filters, pages by cursor.</summary>
internal static class NotificationList
{
    public static async Task<IResult> Get([AsParameters] Query query, INotificationStore store, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        var filter = query.ToFilter(errors);
        if (errors.Count > 0)
            return Problem.Query(errors);
        var page = await store.List(filter, cancellationToken);
        return TypedResults.Ok(new Page<NotificationResponse>(
            [.. page.Notifications.Select(NotificationResponse.Of)], page.Next?.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The query as it stands in the address.</summary>
    /// <param name="State">In this state: <c>pending</c>, <c>sent</c>, <c>digested</c>, <c>dead</c>.</param>
    /// <param name="Channel">By this way: <c>live</c>, <c>email</c>, <c>webhook</c>.</param>
    /// <param name="Ticket">About this ticket.</param>
    /// <param name="Cursor">Where the page begins: <c>next</c> of the page before.</param>
    /// <param name="Limit">1 to 200, 50 where nobody said.</param>
    internal sealed record Query(string? State, string? Channel, string? Ticket, string? Cursor, string? Limit)
    {
        public NotificationFilter ToFilter(Dictionary<string, string[]> errors) => new()
        {
            State = OneOf<NotificationState>("state", State, errors),
            Channel = OneOf<NotificationChannel>("channel", Channel, errors),
            Ticket = Number(errors),
            Before = QueryValues.Cursor(Cursor, errors),
            Limit = QueryValues.Limit(Limit, errors),
        };

        private static T? OneOf<T>(string name, string? text, Dictionary<string, string[]> errors)
            where T : struct, Enum
        {
            if (text is null)
                return null;
            foreach (var value in Enum.GetValues<T>())
            {
                if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
                    return value;
            }

            errors[name] = [$"{name}: '{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}."];
            return null;
        }

        private TicketNumber? Number(Dictionary<string, string[]> errors)
        {
            if (Ticket is null)
                return null;
            if (TicketNumber.TryParse(Ticket, out var number))
                return number;
            errors["ticket"] = ["ticket: a ticket number looks like T-1042."];
            return null;
        }
    }
}
