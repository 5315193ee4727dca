using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>One ticket's part in a command: what it was, what was decided, and what becomes of its booking.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Before">Its state before.</param>
/// <param name="Decision">The accepted decision.</param>
/// <param name="Booking">Its booking after.</param>
/// <param name="BookingChanged">Whether that is another one than before.</param>
internal sealed record TicketStep(TicketNumber Number, TicketState Before, Decision Decision, Booking? Booking, bool BookingChanged)
{
    /// <summary>What phones are told of it, beside what its journal asks to be told.</summary>
    public IReadOnlyList<AskedNotice> Asked { get; init; } = [];

    /// <summary>Whether pushes reach whoever it books; null where nobody was asked for their time.</summary>
    public bool? BookedHasPhones { get; init; }

    /// <summary>The state after.</summary>
    public TicketState After => Decision.State!;

    /// <summary>The step of a decision; its booking has no place yet.</summary>
    public static TicketStep Of(TicketNumber number, TicketState before, Decision decision)
    {
        var booking = Ticket.BookingOf(number, decision.State!);
        return new TicketStep(number, before, decision, booking, booking != Ticket.BookingOf(number, before));
    }

    /// <summary>What the store writes.</summary>
    public TicketChange ToChange() => new(Number, Before.Version, After, Decision.Entries, Booking, BookingChanged) { Rewritten = Decision.Rewritten, Asked = Asked };
}
