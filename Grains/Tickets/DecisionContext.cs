using Dispatch.Access;
using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>What a decision depends on beside the ticket and the command.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Rules">The installation's rules.</param>
/// <param name="BookingLost">The technician's time was given away while the ticket was suspended: it resumes without the booking.</param>
public sealed record DecisionContext(Actor Actor, DateTimeOffset Now, TicketRules Rules, bool BookingLost = false)
{
    /// <summary>What the asker may do, and where; nothing, unless it is said.</summary>
    public Rights Rights { get; init; } = Rights.None;

    /// <summary>The version that the asker saw, if it wants to act on that one only.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>What is promised: knows the versions that judge the ticket, and the newest ones where the command chooses.</summary>
    public SlaRules Sla { get; init; } = SlaRules.None;

    /// <summary>The ticket's journal; needed where a command writes earlier lines anew.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>The cells and people around the ticket; needed where an escalation may fall due.</summary>
    public Surroundings Around { get; init; } = Surroundings.None;
}
