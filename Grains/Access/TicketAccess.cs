using Dispatch.Tickets;
using static Dispatch.Tickets.TicketCommand;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Access;

/// <summary>Whose tickets somebody reaches, and which commands they may send to them.</summary>
public static class TicketAccess
{
    /// <summary>Whether they reach the ticket: it is in one of their cells, or theirs to work on (also when they have resolved it), or their own request.</summary>
    public static bool Reach(this Rights rights, TicketState ticket) =>
        rights.ReachCell(ticket.Cell)
        || (rights.Technician is { } technician && (technician == ticket.Technician || technician == ticket.Resolution?.Technician))
        || (rights.Requester is { } email && string.Equals(email, ticket.Requester.Email, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether they may read the line of the journal: what is noted and escalated among staff is not for requesters.</summary>
    public static bool Reach(this Rights rights, JournalEntry entry) => rights.SeeInside() || entry.Event is not (
        Noted { Public: false } or Attached { File.Public: false } or SlaWarned or EscalationStepTaken or EscalationExhausted or Acknowledged or ReviewFellDue);

    /// <summary>Whether they see what staff say and are told among themselves.</summary>
    public static bool SeeInside(this Rights rights) => rights.Requester is null;

    /// <summary>Why they may not send the command to the ticket; null if they may. What they do not reach does not exist for them.</summary>
    internal static Refusal? Refuse(Rights rights, TicketState ticket, TicketCommand command)
    {
        if (!rights.Reach(ticket))
            return Refusals.UnknownTicket();
        if (!rights.Allow(TicketLife.Needs(command)))
            return NotAllowed($"'{TicketLife.NameOf(command)}' is not for your role, or not for the scope of your token.");
        return command is AddNote { Public: false } or Attach { File.Public: false } && !rights.SeeInside()
            ? NotAllowed("What you add is seen by everybody who sees the ticket: say public: true.")
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
