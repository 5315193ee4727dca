using Dispatch.Tickets;
using static Dispatch.Tickets.TicketStatus;

namespace Dispatch.Load.Incidents;

/// <summary>
/// Explains a row by the commands that lead from the ticket as it is to the ticket as the row shows it. Pure: the same ticket and the same
/// row give the same commands. Their order is fixed: reopen, transfer, qualify, then what the row's state asks for.
/// </summary>
/// <remarks>
/// A group that is unknown (<c>?</c>) leaves the ticket where it is, because a ticket is never in no cell. The person counts where the row is
/// Active: elsewhere nobody works on it. Only impact and urgency are worth a Qualify; category and place go along with one.
/// </remarks>
public static class IncidentExplainer
{
    /// <summary>Explains a row.</summary>
    public static Explanation Explain(ExpectedTicket ticket, IncidentRow row)
    {
        var story = new IncidentStory(ticket);
        var wanted = Wanted(ticket, row);
        if (ticket.Status is Closed || (ticket.Status is Resolved && row.State is IncidentState.Resolved or IncidentState.Closed))
            Afterwards(story, row, wanted);
        else
            While(story, row, wanted);
        return story.Told;
    }

    private static ExpectedTicket Wanted(ExpectedTicket ticket, IncidentRow row) => ticket with
    {
        Cell = row.Group is { } group ? IncidentNames.Cell(group) : ticket.Cell,
        Impact = row.Impact ?? ticket.Impact,
        Urgency = row.Urgency ?? ticket.Urgency,
        Category = row.Category ?? ticket.Category,
        Location = row.Location ?? ticket.Location,
    };

    private static void Afterwards(IncidentStory story, IncidentRow row, ExpectedTicket wanted)
    {
        if (wanted.Cell != story.Ticket.Cell)
            story.Leave(Unsaid.GroupAfterResolution);
        if (PriorityDiffers(wanted, story.Ticket))
            story.Leave(Unsaid.PriorityAfterResolution);
        if (story.Ticket.Status is Closed && row.State is not (IncidentState.Resolved or IncidentState.Closed))
            story.Leave(Unsaid.OpenAfterClosed);
        if (story.Ticket.Status is Resolved && row.State is IncidentState.Closed)
            story.Close();
    }

    private static void While(IncidentStory story, IncidentRow row, ExpectedTicket wanted)
    {
        if (story.Ticket.Status is Resolved)
            story.Reopen();
        if (wanted.Cell is { } cell && cell != story.Ticket.Cell)
            story.Transfer(cell);
        if (PriorityDiffers(wanted, story.Ticket))
            Qualify(story, wanted);
        Settle(story, row);
    }

    // Only a queued ticket can be qualified: it steps back into its queue for that and returns to whoever had it.
    private static void Qualify(IncidentStory story, ExpectedTicket wanted)
    {
        var before = story.Ticket;
        if (before.WaitsFor is not null)
            story.Resume();
        var technician = story.Ticket.Technician;
        if (technician is not null)
            story.Unassign("impact or urgency changed");
        story.Qualify(wanted);
        if (technician is not null)
            story.Assign(technician);
        if (technician is not null && before.Accepted)
            story.Accept();
        if (before.WaitsFor is { } reason)
            story.Suspend(reason);
    }

    private static void Settle(IncidentStory story, IncidentRow row)
    {
        switch (row.State)
        {
            case IncidentState.Active:
                Work(story, row.Person is { } person ? IncidentNames.Technician(person) : null);
                break;
            case IncidentState.AwaitingUserInfo or IncidentState.AwaitingEvidence:
                Wait(story, SuspensionReason.Requester);
                break;
            case IncidentState.AwaitingVendor:
                Wait(story, SuspensionReason.Vendor);
                break;
            case IncidentState.AwaitingProblem:
                Wait(story, SuspensionReason.Planned);
                break;
            case IncidentState.Resolved:
                story.Resolve(row.ClosedCode);
                break;
            case IncidentState.Closed:
                story.Resolve(row.ClosedCode);
                story.Close();
                break;
            default:
                break;
        }
    }

    private static void Work(IncidentStory story, string? technician)
    {
        if (story.Ticket.Status is Suspended)
            story.Resume();
        if (technician is null && story.Ticket.Technician is not null)
            story.Unassign("assigned_to became unknown");
        if (technician is not null && technician != story.Ticket.Technician)
            story.Assign(technician);
        if (technician is not null && !story.Ticket.Accepted)
            story.Accept();
    }

    private static void Wait(IncidentStory story, SuspensionReason reason)
    {
        if (story.Ticket.WaitsFor != reason)
            story.Suspend(reason);
    }

    private static bool PriorityDiffers(ExpectedTicket one, ExpectedTicket other) => one.Impact != other.Impact || one.Urgency != other.Urgency;
}
