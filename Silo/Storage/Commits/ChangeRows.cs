using Dispatch.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Storage.Commits;

/// <summary>The rows that a command writes of one ticket.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Expected">The version that it must have.</param>
/// <param name="Row">Its row after.</param>
/// <param name="Events">The journal's new rows.</param>
/// <param name="Booking">Its claim on a technician's time after.</param>
/// <param name="BookingChanged">Whether the claim is another than before.</param>
/// <param name="Rewritten">Earlier rows of the journal whose texts change; none for all but the erasure of a person, which changes the requester's columns as well.</param>
/// <param name="Document">The words that it is found by, where they may have changed.</param>
/// <param name="Notices">Whom the journal's new rows ask to be told.</param>
internal sealed record ChangeRows(
    long Number,
    int Expected,
    TicketRow Row,
    IReadOnlyList<EventRow> Events,
    Booking? Booking,
    bool BookingChanged,
    IReadOnlyList<EventRow> Rewritten,
    string? Document,
    IReadOnlyList<NoticeRow> Notices)
{
    /// <summary>Whether a person is erased.</summary>
    public bool Erases => Rewritten.Count > 0;

    /// <summary>The rows of a change.</summary>
    public static ChangeRows Of(TicketChange change, TicketCommit commit) => new(
        change.Number.Value,
        change.ExpectedVersion,
        TicketRow.Of(change.State),
        [.. change.Entries.Select((entry, i) => i == 0 ? EventRow.Of(entry, commit.CommandId, commit.Fingerprint) : EventRow.Of(entry, null, null))],
        change.Booking,
        change.BookingChanged,
        change.Rewritten.Count == 0 ? [] : [.. change.Rewritten.Select(entry => EventRow.Of(entry, null, null))],
        change.Entries.Any(entry => entry.Event is TicketEvent.Qualified or TicketEvent.RequesterErased) ? SearchText.DocumentOf(change.State) : null,
        NoticeRow.Of(change));
}
