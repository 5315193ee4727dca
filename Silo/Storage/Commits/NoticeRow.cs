using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Storage.Commits;

/// <summary>A new row of the outbox, without the ticket's number.</summary>
internal sealed record NoticeRow(
    int Version, int Place, NotificationChannel Channel, string Audience, string? Person, string Cell, string? Address, string? Work, DateTimeOffset CreatedAt)
{
    /// <summary>What the new lines of a ticket's journal, and the commit beside them, ask to be told; imported history tells nobody (sla.md rule 17).</summary>
    public static IReadOnlyList<NoticeRow> Of(TicketChange change)
    {
        if (change.State.Historical)
            return [];
        List<NoticeRow>? rows = null;
        foreach (var entry in change.Entries)
        {
            foreach (var notice in JournalNotices.In(entry.Event).Concat(change.Asked.Where(asked => asked.Version == entry.Version).Select(asked => asked.Notice)))
                (rows ??= []).Add(Of(entry, notice, rows.Count == 0 || rows[^1].Version != entry.Version ? 0 : rows[^1].Place + 1));
        }

        return rows ?? (IReadOnlyList<NoticeRow>)[];
    }

    private static NoticeRow Of(JournalEntry entry, Notice notice, int place) => new(
        entry.Version, place, notice.Channel, EnumText.Of(notice.Audience), notice.Person, notice.Cell, notice.Address, notice.Work is { } work ? EnumText.Of(work) : null, entry.RecordedAt);
}
