using Dispatch.Access;
using Dispatch.Live;
using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>Conditions of a list; null means any.</summary>
public sealed record TicketFilter
{
    /// <summary>The states of tickets that support still owes something to; see <see cref="TicketState.IsOpen"/>.</summary>
    public static readonly ValueList<TicketStatus> Open = [.. Enum.GetValues<TicketStatus>().Where(status => status <= TicketStatus.Suspended)];

    /// <summary>Only those that this person reaches.</summary>
    public required Rights Within { get; init; }

    /// <summary>In this cell.</summary>
    public string? Cell { get; init; }

    /// <summary>In one of these states; empty means any.</summary>
    public ValueList<TicketStatus> Statuses { get; init; } = [];

    /// <summary>Of this priority, 1 to 4.</summary>
    public int? Priority { get; init; }

    /// <summary>Of this level, 1 to 3.</summary>
    public int? Level { get; init; }

    /// <summary>At the site of this name or address; empty for those without one.</summary>
    public string? Site { get; init; }

    /// <summary>How they stand, as the managers' board counts them.</summary>
    public SlaStanding? Standing { get; init; }

    /// <summary>The instant as of which they stand so.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>With this technician.</summary>
    public string? Technician { get; init; }

    /// <summary>Reported by the requester of this name or e-mail, whatever its case.</summary>
    public string? Requester { get; init; }

    /// <summary>With this reference in the system that it came from.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>Words in subject, description, requester, site, category or external reference; each may be the beginning of a word, accents and case do not matter.</summary>
    public string? Text { get; init; }

    /// <summary>Whose next deadline lies before this instant.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Only numbers below this one: the end of the page before.</summary>
    public TicketNumber? Before { get; init; }

    /// <summary>At most so many, 1 to 200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Whether it asks what no column holds: see <see cref="Take"/>.</summary>
    public bool LooksInside => Site is not null || Standing is not null;

    /// <summary>Whether a ticket that fulfils all other conditions fulfils those that no column holds, by the same rules that the managers' board counts by.</summary>
    public bool Take(TicketView ticket) =>
        (Site is null || (ticket.State.Site?.Label ?? "") == Site)
        && (Standing is not { } standing || SlaFacts.Of(BoardRow.Of(ticket.Number, ticket.State)).At(At).Of(standing) > 0);
}
