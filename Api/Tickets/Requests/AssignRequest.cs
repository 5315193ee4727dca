using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>To a technician: assign and reassign.</summary>
[ValidatableType]
public sealed record AssignRequest : CommandRequest
{
    /// <summary>Who.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public required string Technician { get; init; }

    /// <summary>On site where nobody said.</summary>
    public InterventionMode? Mode { get; init; }

    /// <summary>The appointment.</summary>
    public WindowBody? Window { get; init; }

    /// <summary>Whether bookings in the way go back to their queues.</summary>
    public bool? Displace { get; init; }

    /// <summary>Why this technician.</summary>
    [Text(Limits.Line)]
    public string? Reason { get; init; }

    /// <summary>How long the technician may take to accept, before the ticket goes back to its queue; no limit where nobody said.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan? AcceptWithin { get; init; }

    /// <summary>The suggestions that whoever assigns has in front of them, followed or overruled: the journal keeps it.</summary>
    public SuggestionBody? Suggestion { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand.Assign ToAssign() => Stamp(new TicketCommand.Assign(Technician)
    {
        Mode = Mode ?? InterventionMode.OnSite,
        Window = Window?.ToWindow(),
        Displace = Displace ?? false,
        Reason = Reason,
        AcceptWithin = AcceptWithin,
        Suggestion = Suggestion?.ToSuggestion(),
    });

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToReassign() => Stamp(new TicketCommand.Reassign(ToAssign()));
}
