using Dispatch.Load.Plans;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketStatus;

namespace Dispatch.Load.Incidents;

/// <summary>The commands that explain one row, as they are found: each is noted together with what it makes of the expected ticket.</summary>
internal sealed class IncidentStory(ExpectedTicket ticket)
{
    // The log does not say how the work was done; a help desk's incidents are mostly worked on by telephone.
    private const InterventionMode Mode = InterventionMode.Phone;

    private readonly List<TicketAction> _actions = [];
    private readonly List<string> _unsaid = [];

    public ExpectedTicket Ticket { get; private set; } = ticket;

    public Explanation Told => new([.. _actions], Ticket, [.. _unsaid]);

    public void Leave(string unsaid) => _unsaid.Add(unsaid);

    public void Transfer(string cell) =>
        Say(TicketAction.Transfer(cell, "assignment_group changed"), Ticket with { Cell = cell, Status = Queued, Technician = null, WaitsFor = null });

    public void Assign(string technician)
    {
        if (Ticket.Status is Assigned)
            Say(TicketAction.Reassign(technician, Mode), Ticket with { Technician = technician, Accepted = false });
        else
            Say(TicketAction.Assign(technician, Mode), Ticket with { Status = Assigned, Technician = technician, Accepted = false });
    }

    public void Accept() => Say(TicketAction.Accept(), Ticket with { Accepted = true });

    public void Unassign(string reason) => Say(TicketAction.Unassign(reason), Ticket with { Status = Queued, Technician = null });

    public void Suspend(SuspensionReason reason) => Say(
        TicketAction.Suspend(reason),
        Ticket with { Status = Suspended, WaitsFor = reason, Resumes = Ticket.Status is Suspended ? Ticket.Resumes : Ticket.Status });

    public void Resume() => Say(TicketAction.Resume(), Ticket with { Status = Ticket.Resumes, WaitsFor = null });

    public void Resolve(string? code) =>
        Say(TicketAction.Resolve(code ?? "unspecified"), Ticket with { Status = Resolved, Technician = null, WaitsFor = null });

    public void Reopen() => Say(TicketAction.Reopen(), Ticket with { Status = Queued });

    public void Close() => Say(TicketAction.Close(), Ticket with { Status = Closed });

    public void Qualify(ExpectedTicket wanted) => Say(
        TicketAction.Qualify(
            wanted.Impact == Ticket.Impact ? null : wanted.Impact,
            wanted.Urgency == Ticket.Urgency ? null : wanted.Urgency,
            wanted.Category == Ticket.Category ? null : wanted.Category,
            wanted.Location == Ticket.Location ? null : IncidentReport.SiteOf(wanted.Location)),
        Ticket with { Status = Queued, Impact = wanted.Impact, Urgency = wanted.Urgency, Category = wanted.Category, Location = wanted.Location });

    private void Say(TicketAction action, ExpectedTicket then)
    {
        _actions.Add(action);
        Ticket = then;
    }
}
