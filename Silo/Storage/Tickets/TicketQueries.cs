using Dispatch.Tickets;

namespace Dispatch.Storage.Tickets;

/// <summary>Lists, search and single tickets, from the rows that the commands wrote.</summary>
internal sealed class TicketQueries(StorageReads reads) : ITicketQueries
{
    /// <inheritdoc />
    public async Task<TicketView?> Find(TicketNumber number, CancellationToken cancellationToken)
    {
        var rows = await reads.Rows(
            "select number, state from ticket where number = @number",
            command => command.With("number", number.Value),
            row => TicketRows.View(row),
            cancellationToken);
        return rows is [var ticket] ? ticket : null;
    }

    /// <inheritdoc />
    public async Task<TicketPage> List(TicketFilter filter, CancellationToken cancellationToken)
    {
        var conditions = TicketConditions.Of(filter, reads.Dialect);
        if (conditions.MatchNothing)
            return new TicketPage([], null);

        var limit = Math.Clamp(filter.Limit, 1, 200);
        // One more than asked for tells whether there is a next page.
        var rows = await reads.Rows(
            $"select t.number, t.state from ticket t where {conditions.Sql} order by t.number desc limit @limit",
            command => conditions.Bind(command).With("limit", limit + 1),
            row => TicketRows.View(row),
            cancellationToken);
        return rows.Count > limit
            ? new TicketPage(rows[..limit], rows[limit - 1].Number)
            : new TicketPage(rows, null);
    }

    /// <inheritdoc />
    public async Task<int> CountOpen(CancellationToken cancellationToken) =>
        (await reads.Rows("select count(*) from ticket where is_open", _ => { }, row => row.GetInt32(0), cancellationToken))[0];

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> Journal(TicketNumber number, CancellationToken cancellationToken) => reads.Journal(number, cancellationToken);
}
