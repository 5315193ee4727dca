using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Which notifications a list shows; all conditions that are given.</summary>
public sealed record NotificationFilter
{
    /// <summary>In this state.</summary>
    public NotificationState? State { get; init; }

    /// <summary>By this way.</summary>
    public NotificationChannel? Channel { get; init; }

    /// <summary>About this ticket.</summary>
    public TicketNumber? Ticket { get; init; }

    /// <summary>Older than this one: where the page begins.</summary>
    public long? Before { get; init; }

    /// <summary>How many at most, 1 to 200.</summary>
    public int Limit { get; init; } = 50;
}
