using Dispatch.Tickets;
using static Dispatch.Tickets.TicketCommand;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Access;

/// <summary>Whose tickets somebody reaches, and which commands they may send to them.</summary>
public static class TicketAccess
{
    /// <summary>Whether they reach the ticket: it is theirs, or it is open and an escalation told them by name to see to it.</summary>
    public static bool Reach(this Rights rights, TicketState ticket) =>
        rights.Own(ticket) || (rights.Technician is { } technician && ticket.IsOpen && ticket.Alerted.Contains(technician));

    /// <summary>
    /// Whether they may send commands of that kind to a ticket that they reach. Whoever reaches it because an escalation told them acknowledges it, and
    /// leaves the rest to whoever has it.
    /// </summary>
    /// <param name="rights">Theirs.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="command">The kind of command.</param>
    /// <param name="needs">What such commands need.</param>
    internal static bool May(this Rights rights, TicketState ticket, Type command, Permissions needs) =>
        rights.Allow(needs) && (command == typeof(TicketCommand.Acknowledge) || rights.Own(ticket));

    /// <summary>Whether the ticket is in one of their cells, or theirs to work on (also when they have resolved it), or their own request.</summary>
    private static bool Own(this Rights rights, TicketState ticket) =>
        rights.ReachCell(ticket.Cell)
        || (rights.Technician is { } technician && (technician == ticket.Technician || technician == ticket.Resolution?.Technician))
        || (rights.Requester is { } email && string.Equals(email, ticket.Requester.Email, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether they may read the line of the journal: what is noted and escalated among staff is not for requesters.</summary>
    public static bool Reach(this Rights rights, JournalEntry entry) => rights.SeeInside() || entry.Event is not (
        Noted { Public: false } or SlaWarned or EscalationStepTaken or EscalationExhausted or Acknowledged or ReviewFellDue);

    /// <summary>Whether they see what staff say and are told among themselves.</summary>
    public static bool SeeInside(this Rights rights) => rights.Requester is null;

    /// <summary>Why they may not send the command to the ticket; null if they may. What they do not reach does not exist for them.</summary>
    internal static Refusal? Refuse(Rights rights, TicketState ticket, TicketCommand command)
    {
        if (!rights.Reach(ticket))
            return Refusals.UnknownTicket();
        var needs = TicketLife.Needs(command);
        if (!rights.May(ticket, command.GetType(), needs))
        {
            return NotAllowed(rights.Allow(needs)
                ? $"'{TicketLife.NameOf(command)}' is for whoever has the ticket: an escalation told you of it, and you may acknowledge that."
                : $"'{TicketLife.NameOf(command)}' is not for your role, or not for the scope of your token.");
        }

        return command is AddNote { Public: false } && !rights.SeeInside()
            ? NotAllowed("Your notes are seen by everybody who sees the ticket: say public: true.")
            : null;
    }

    /// <summary>Why they may not report the request; null if they may.</summary>
    internal static Refusal? Refuse(Rights rights, Report report)
    {
        if (!rights.Allow(Permissions.ReportTickets))
            return NotAllowed("Your role, or the scope of your token, does not report requests.");
        if (report.Historical && !rights.Allow(Permissions.ImportTickets))
            return NotAllowed("Only integrators and administrators import history.");
        return rights.Requester is { } email && !string.Equals(email, report.Requester.Email, StringComparison.OrdinalIgnoreCase)
            ? NotAllowed($"You report your own requests: requester.email is {email}.")
            : null;
    }

    private static Refusal NotAllowed(string message) => new(RefusalKind.NotAllowed, RefusalCodes.NotAllowed, message);
}
