using Dispatch.Tickets;

namespace Dispatch.Storage.Tickets;

/// <summary>Lists, search and single tickets, from the rows that the commands wrote.</summary>
internal sealed class TicketQueries(StorageReads reads) : ITicketQueries
{
    private const int PageSize = 1_000;

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
        var rows = filter.LooksInside ? await ListByState(filter, limit + 1, cancellationToken) : await Rows(conditions, limit + 1, cancellationToken);
        return rows.Count > limit
            ? new TicketPage(rows[..limit], rows[limit - 1].Number)
            : new TicketPage(rows, null);
    }

    private Task<List<TicketView>> Rows(TicketConditions conditions, int limit, CancellationToken cancellationToken) => reads.Rows(
        $"select t.number, t.state from ticket t where {conditions.Sql} order by t.number desc limit @limit",
        command => conditions.Bind(command).With("limit", limit),
        row => TicketRows.View(row),
        cancellationToken);

    /// <summary>What no column holds is looked for in the states, page by page, until there are enough.</summary>
    private async Task<List<TicketView>> ListByState(TicketFilter filter, int limit, CancellationToken cancellationToken)
    {
        List<TicketView> found = [];
        List<TicketView> page;
        do
        {
            page = await Rows(TicketConditions.Of(filter, reads.Dialect), PageSize, cancellationToken);
            found.AddRange(page.Where(filter.Take).Take(limit - found.Count));
            filter = filter with { Before = page.Count > 0 ? page[^1].Number : filter.Before };
        }
        while (found.Count < limit && page.Count == PageSize);
        return found;
    }

    /// <inheritdoc />
    public async Task<int> CountOpen(CancellationToken cancellationToken) =>
        (await reads.Rows("select count(*) from ticket where is_open", _ => { }, row => row.GetInt32(0), cancellationToken))[0];

    /// <inheritdoc />
    public async Task<DateTimeOffset?> EarliestDeadline(CancellationToken cancellationToken)
    {
        // Deadlines are indexed by cell, so it goes from cell to cell: two steps in the index each, however many tickets there are.
        var rows = await reads.Rows(
            """
            with recursive cells (cell) as (
              select (select cell from ticket where next_deadline is not null order by cell limit 1)
              union all
              select (select t.cell from ticket t where t.next_deadline is not null and t.cell > c.cell order by t.cell limit 1) from cells c where c.cell is not null)
            select first.at
            from (
              select (select t.next_deadline from ticket t where t.cell = c.cell and t.next_deadline is not null order by t.next_deadline limit 1) as at
              from cells c where c.cell is not null) first
            where first.at is not null
            order by first.at limit 1
            """,
            _ => { },
            row => reads.Dialect.ReadInstant(row, 0),
            cancellationToken);
        return rows is [var earliest] ? earliest : null;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> Journal(TicketNumber number, CancellationToken cancellationToken) => reads.Journal(number, cancellationToken);
}
