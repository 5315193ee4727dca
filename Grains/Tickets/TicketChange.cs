using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>What one command writes of one ticket.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="ExpectedVersion">The version that it must have; else nothing is written.</param>
/// <param name="State">The state after.</param>
/// <param name="Entries">The new lines of its journal.</param>
/// <param name="Booking">Its claim on a technician's time after, null for none.</param>
/// <param name="BookingChanged">Whether the claim is another than before: only then its row is written or deleted.</param>
public sealed record TicketChange(TicketNumber Number, int ExpectedVersion, TicketState State, IReadOnlyList<JournalEntry> Entries, Booking? Booking, bool BookingChanged)
{
    /// <summary>Earlier lines that are written anew, none for all but the erasure of a person: their texts change, never their place, type or instants.</summary>
    public IReadOnlyList<JournalEntry> Rewritten { get; init; } = [];

    /// <summary>Who is to be told, beside whom the new lines of the journal name.</summary>
    public IReadOnlyList<AskedNotice> Asked { get; init; } = [];
}
