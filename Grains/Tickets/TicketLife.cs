using System.Collections.Frozen;
using Dispatch.Access;
using Dispatch.Privacy;
using static Dispatch.Access.Permissions;
using static Dispatch.Tickets.TicketStatus;

namespace Dispatch.Tickets;

/// <summary>The table of domain.md, "Ticket life": which command a ticket allows in which state, and to whom. Every pair that is not here is refused.</summary>
public static class TicketLife
{
    private static readonly TicketStatus[] s_open = [New, Queued, Assigned, InProgress, Suspended];
    private static readonly TicketStatus[] s_any = Enum.GetValues<TicketStatus>();

    private static readonly Row[] s_table =
    [
        new("qualify", typeof(TicketCommand.Qualify), DispatchTickets, [New, Queued]),
        new("transfer", typeof(TicketCommand.Transfer), DispatchTickets, s_open),
        new("assign", typeof(TicketCommand.Assign), DispatchTickets, [New, Queued]),
        new("reassign", typeof(TicketCommand.Reassign), DispatchTickets, [Assigned, InProgress]),
        new("accept", typeof(TicketCommand.Accept), WorkOnTickets, [Assigned])
        {
            Only = state => state.Intervention?.Phase is InterventionPhase.Offered,
            Else = "The technician has accepted it already.",
        },
        new("decline", typeof(TicketCommand.Decline), WorkOnTickets, [Assigned]),
        new("start", typeof(TicketCommand.Start), WorkOnTickets, [Assigned])
        {
            Only = state => state.Intervention?.Mode is not InterventionMode.OnSite,
            Else = "The work is on site: the technician departs and arrives.",
        },
        new("depart", typeof(TicketCommand.Depart), WorkOnTickets, [Assigned])
        {
            Only = state => state.Intervention?.Mode is InterventionMode.OnSite,
            Else = "The work needs no travel: it starts.",
        },
        new("arrive", typeof(TicketCommand.Arrive), WorkOnTickets, [InProgress])
        {
            Only = state => state.Intervention?.Phase is InterventionPhase.EnRoute,
            Else = "The technician is not on the way.",
        },
        new("finish-visit", typeof(TicketCommand.FinishVisit), WorkOnTickets, [InProgress]),
        new("unassign", typeof(TicketCommand.Unassign), DispatchTickets, [Assigned, InProgress]),
        new("suspend", typeof(TicketCommand.Suspend), WorkOnTickets, s_open),
        new("resume", typeof(TicketCommand.Resume), AnswerTickets, [Suspended]),
        new("resolve", typeof(TicketCommand.Resolve), WorkOnTickets, s_open),
        new("reopen", typeof(TicketCommand.Reopen), AnswerTickets, [Resolved]),
        new("close", typeof(TicketCommand.Close), AnswerTickets, [Resolved]),
        new("cancel", typeof(TicketCommand.Cancel), AnswerTickets, s_open),
        new("note", typeof(TicketCommand.AddNote), AnswerTickets, s_any),
        new("go-live", typeof(TicketCommand.GoLive), ImportTickets, [.. s_open, Resolved])
        {
            Only = state => state.Historical,
            Else = "Only imported history goes live.",
        },
        new("acknowledge", typeof(TicketCommand.Acknowledge), WorkOnTickets, s_open)
        {
            Only = state => state.Escalations.Any(run => run.NextAt is not null),
            Else = "No escalation is under way.",
        },
    ];

    // Not for people: a booking gives way only inside the command that takes its place; other rules come with the change of a policy or a calendar;
    // a requester is erased from all of their tickets at once.
    private static readonly Row[] s_inner =
    [
        new("give-way", typeof(TicketCommand.GiveWay), DispatchTickets, [Assigned, InProgress]),
        new("rejudge", typeof(TicketCommand.Rejudge), WriteRules, s_open),
        new("erase-requester", typeof(TicketCommand.EraseRequester), ManagePersonalData, s_any)
        {
            Only = state => !Pseudonym.Is(state.Requester),
            Else = "The requester was erased already.",
        },
    ];

    private static readonly FrozenDictionary<Type, Row> s_rows = s_table.Concat(s_inner).ToFrozenDictionary(row => row.Command);

    /// <summary>Names of all commands that people and programs may send to a ticket, in the order of the table.</summary>
    public static IReadOnlyList<string> Commands { get; } = [.. s_table.Select(row => row.Name)];

    /// <summary>The commands that the state allows, in the order of the table.</summary>
    public static ValueList<string> Allowed(TicketState state) =>
        s_table.Where(row => row.Allows(state)).Select(row => row.Name).ToValueList();

    /// <summary>The commands that the state allows to somebody, in the order of the table.</summary>
    public static ValueList<string> Allowed(TicketState state, Rights rights) =>
        s_table.Where(row => rights.May(state, row.Command, row.Needs) && row.Allows(state)).Select(row => row.Name).ToValueList();

    /// <summary>What somebody must be allowed to do to send the command.</summary>
    public static Permissions Needs(string command) => s_table.First(row => row.Name == command).Needs;

    /// <summary>What somebody must be allowed to do to send the command.</summary>
    public static Permissions Needs(TicketCommand command) => command is TicketCommand.Report ? ReportTickets : s_rows[command.GetType()].Needs;

    /// <summary>The name of a command.</summary>
    public static string NameOf(TicketCommand command) => command is TicketCommand.Report ? "report" : s_rows[command.GetType()].Name;

    /// <summary>Why the state does not allow the command, null if it does.</summary>
    internal static Refusal? Refuse(TicketState state, TicketCommand command)
    {
        if (command is TicketCommand.Report)
            return new Refusal(RefusalKind.Conflict, RefusalCodes.StateDoesNotAllow, "The ticket was reported already.", Allowed(state));
        var row = s_rows[command.GetType()];
        if (row.Allows(state))
            return null;
        var allowed = Allowed(state);
        var why = row.States.Contains(state.Status) ? row.Else + " " : "";
        var can = allowed.Count == 0 ? "nothing more" : string.Join(", ", allowed);
        return new Refusal(
            RefusalKind.Conflict,
            RefusalCodes.StateDoesNotAllow,
            $"'{row.Name}' is not possible: {Describe(state)}. {why}Possible now: {can}.",
            allowed);
    }

    /// <summary>The state in words: what it is, who brought it there, when.</summary>
    internal static string Describe(TicketState state)
    {
        var status = state.Status switch
        {
            New => "the ticket is new",
            Queued => $"the ticket waits in the queue of {state.Cell}",
            Assigned => $"the ticket is assigned to {state.Technician}",
            InProgress when state.Intervention?.Phase is InterventionPhase.EnRoute => $"{state.Technician} is on the way",
            InProgress when state.Intervention?.Phase is InterventionPhase.OnSite => $"{state.Technician} is on site",
            InProgress => $"{state.Technician} is at work on it",
            Suspended => $"the ticket is suspended (waits for {Words(state.Suspension!.Reason)})",
            Resolved => "the ticket is resolved",
            Closed => "the ticket is closed",
            _ => "the ticket is cancelled",
        };
        return $"{status} ({state.LastChange.Event} by {state.LastChange.By.Id} at {Instants.Format(state.ChangedAt)})";
    }

    private static string Words(SuspensionReason reason) => reason switch
    {
        SuspensionReason.Requester => "the requester",
        SuspensionReason.Vendor => "a vendor",
        SuspensionReason.Parts => "parts",
        _ => "a planned date",
    };

    private sealed record Row(string Name, Type Command, Permissions Needs, TicketStatus[] States)
    {
        /// <summary>A condition beyond the status.</summary>
        public Func<TicketState, bool>? Only { get; init; }

        /// <summary>What to say when it is not met.</summary>
        public string? Else { get; init; }

        public bool Allows(TicketState state) => States.Contains(state.Status) && Only?.Invoke(state) is not false;
    }
}
