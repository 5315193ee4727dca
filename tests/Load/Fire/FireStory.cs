using Dispatch.Load.Plans;
using Dispatch.Tickets;

namespace Dispatch.Load.Fire;

/// <summary>One row of the fire log as a ticket and its commands, in the order in which they happened.</summary>
public static class FireStory
{
    private const int HighestPriority = 3;
    private const int MiddlePriority = 2;

    /// <summary>The cell of a battalion.</summary>
    public static string Cell(string battalion) => "battalion-" + battalion;

    /// <summary>The technician that stands for a unit.</summary>
    public static string Technician(string unit) => "unit-" + unit;

    /// <summary>The call, as the request for this unit.</summary>
    public static NewTicket Report(FireRow row, string reference)
    {
        var degree = row.Priority switch
        {
            HighestPriority => Degree.High,
            MiddlePriority => Degree.Medium,
            _ => Degree.Low,
        };
        return new NewTicket
        {
            Subject = $"{row.CallType}: {row.UnitType} {row.Unit}",
            Channel = Channel.Phone,
            Requester = new Requester("911 caller"),
            Site = new Site(Address: row.Address, Latitude: row.Latitude, Longitude: row.Longitude),
            Category = row.CallType,
            Impact = degree,
            Urgency = degree,
            Cell = Cell(row.Battalion),
            ExternalReference = reference,
        };
    }

    /// <summary>What the unit did, with the log's instants; none lies before the one that it follows.</summary>
    public static IReadOnlyList<(DateTimeOffset At, TicketAction Action)> Tell(FireRow row)
    {
        var story = new List<(DateTimeOffset At, TicketAction Action)>();
        Then(row.Dispatched ?? row.UnderWay ?? row.OnScene, TicketAction.Assign(Technician(row.Unit), InterventionMode.OnSite));
        Then(row.UnderWay ?? row.OnScene, TicketAction.Accept());
        Then(row.UnderWay ?? row.OnScene, TicketAction.Depart());
        Then(row.OnScene, TicketAction.Arrive());
        Then(row.Available, row.OnScene is null ? TicketAction.Cancel("called off under way") : TicketAction.Resolve(row.Disposition));
        return story;

        void Then(DateTimeOffset? at, TicketAction action)
        {
            if (at is { } instant)
                story.Add((Instants.Later(instant, story.Count == 0 ? row.Received : story[^1].At), action));
        }
    }
}
