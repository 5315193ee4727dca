using Dispatch.Tickets;

namespace Dispatch.Load.Measure;

/// <summary>A ticket that one client works on, as its last answer left it. No other client touches it.</summary>
internal sealed class OwnTicket(string number, int cell)
{
    private TicketStatus _resumes;

    public string Number => number;

    public int Cell { get; private set; } = cell;

    public TicketStatus Status { get; private set; }

    public bool IsAccepted { get; private set; }

    /// <summary>Whether the state table allows the command now (domain.md, "Ticket life").</summary>
    public bool Allows(string command) => command switch
    {
        "qualify" or "assign" => Status is TicketStatus.New or TicketStatus.Queued,
        "accept" => Status is TicketStatus.Assigned && !IsAccepted,
        "start" => Status is TicketStatus.Assigned && IsAccepted,
        "suspend" => Status is TicketStatus.Queued or TicketStatus.Assigned or TicketStatus.InProgress,
        "resume" => Status is TicketStatus.Suspended,
        "resolve" => Status is TicketStatus.InProgress,
        _ => true,
    };

    /// <summary>The command was carried out.</summary>
    public void Did(string command, int cell)
    {
        if (command == "suspend")
            _resumes = Status;
        IsAccepted = command == "accept" || (IsAccepted && command is not ("assign" or "transfer"));
        Cell = cell;
        Status = command switch
        {
            "qualify" or "transfer" => TicketStatus.Queued,
            "assign" => TicketStatus.Assigned,
            "start" => TicketStatus.InProgress,
            "suspend" => TicketStatus.Suspended,
            "resume" => _resumes,
            "resolve" => TicketStatus.Resolved,
            _ => Status,
        };
    }
}
