using Dispatch.Live;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Roster;

/// <summary>Reads out of a ticket's journal which stretches of time technicians spent on it: a suspension ends one, and going on afterwards begins another.</summary>
/// <param name="ticket">The ticket as it is now.</param>
public sealed class VisitFold(BoardRow ticket)
{
    private readonly List<Visit> _visits = [];
    private string _technician = "";
    private InterventionMode _mode;
    private bool _working;
    private DateTimeOffset? _from;
    private DateTimeOffset? _arrived;

    /// <summary>The types of events that say something of it.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "assigned", "reassigned", "departed", "arrived", "started", "visitFinished", "suspended", "resumed",
        "resolved", "transferred", "unassigned", "displaced", "declined", "offerExpired", "cancelled",
    ];

    /// <summary>Those that are over, oldest first.</summary>
    public IReadOnlyList<Visit> Visits => _visits;

    /// <summary>The next event of the journal.</summary>
    public void Add(TicketEvent fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case Assigned e:
                Give(e, at);
                break;
            case Reassigned e:
                Give(e.To, at);
                break;
            case Departed:
                Begin(at);
                break;
            case Started e:
                _mode = e.Mode;
                Begin(at);
                break;
            case Arrived:
                _arrived = at;
                break;
            case VisitFinished { Next: AfterVisit.Workshop }:
                End(at);
                _mode = InterventionMode.Workshop;
                Begin(at);
                break;
            case Suspended:
                var working = _working;
                End(at);
                _working = working;
                break;
            case Resumed { BookingLost: false }:
                if (_working)
                    Begin(at);
                break;
            default:
                End(at);
                break;
        }
    }

    private void Give(Assigned to, DateTimeOffset at)
    {
        End(at);
        (_technician, _mode) = (to.Technician, to.Mode);
    }

    private void Begin(DateTimeOffset at) => (_working, _from) = (true, _from ?? at);

    private void End(DateTimeOffset at)
    {
        if (_from is { } from)
            _visits.Add(new Visit(_technician, _mode, from, _arrived, at, ticket));
        (_working, _from, _arrived) = (false, null, null);
    }
}
