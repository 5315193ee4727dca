using Dispatch.Tickets;

namespace Dispatch.Storage.Tickets;

/// <summary>Reads journals.</summary>
internal static class JournalReader
{
    private const string Sql = """
        select version, type, occurred_at, recorded_at, actor, cause, data, outcomes
        from ticket_event
        where number = @number
        order by version
        """;

    /// <summary>The journal of a ticket in order of versions.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> Journal(this StorageReads reads, TicketNumber number, CancellationToken cancellationToken) =>
        await reads.Rows(Sql, command => command.With("number", number.Value), row => TicketRows.Entry(row, reads.Dialect), cancellationToken);
}
