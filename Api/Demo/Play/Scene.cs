using System.Collections.Immutable;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>What the server last said: the tickets that are not over, and the technicians.</summary>
internal sealed record Scene(ImmutableDictionary<TicketNumber, TicketResponse> Tickets, ImmutableDictionary<string, TechnicianResponse> Technicians)
{
    /// <summary>Before the first look.</summary>
    public static Scene Empty { get; } = new(ImmutableDictionary<TicketNumber, TicketResponse>.Empty, ImmutableDictionary<string, TechnicianResponse>.Empty);

    /// <summary>How many tickets are open.</summary>
    public int Open => Tickets.Values.Count(ticket => ticket.Status <= TicketStatus.Suspended);

    /// <summary>What a technician has, other than what waits for somebody else.</summary>
    public IEnumerable<TicketResponse> WorkOf(string technician) =>
        Tickets.Values.Where(ticket => ticket.Technician == technician && ticket.Status is (TicketStatus.Assigned or TicketStatus.InProgress));

    /// <summary>After a look at all tickets.</summary>
    public Scene With(IEnumerable<TicketResponse> tickets) => this with
    {
        Tickets = tickets.ToImmutableDictionary(ticket => ticket.Number),
    };

    /// <summary>After a look at all technicians.</summary>
    public Scene With(IEnumerable<TechnicianResponse> technicians) => this with
    {
        Technicians = technicians.ToImmutableDictionary(technician => technician.Id),
    };

    /// <summary>After an answer about one ticket.</summary>
    public Scene With(TicketResponse ticket) => this with
    {
        Tickets = ticket.Status is TicketStatus.Closed or TicketStatus.Cancelled ? Tickets.Remove(ticket.Number) : Tickets.SetItem(ticket.Number, ticket),
    };

    /// <summary>After an answer about one technician.</summary>
    public Scene With(TechnicianResponse technician) => this with { Technicians = Technicians.SetItem(technician.Id, technician) };
}
