using Dispatch.Live;
using Dispatch.Sla;
using Dispatch.Storage.Commits;
using Dispatch.Tickets;

namespace Dispatch.Storage.Tickets;

/// <summary>The tickets' rows in the database: commits go through the writers, which share transactions among them; reads go past it.</summary>
internal sealed class GroupCommitTicketStore(CommitLanes lanes, StorageReads reads, OutboxBell bell) : ITicketStore
{
    /// <inheritdoc />
    public async Task<StoredTicket?> Load(TicketNumber number, CancellationToken cancellationToken)
    {
        // The state comes with the first row only; each command reached the version before the next command's first event.
        var rows = await reads.Rows(
            """
            select case when row_number() over (order by e.version) = 1 then t.state end, t.version, e.command_id, e.fingerprint, e.version
            from ticket t
            left join ticket_event e on e.number = t.number and e.command_id is not null
            where t.number = @number
            order by e.version
            """,
            command => command.With("number", number.Value),
            row => (
                State: row.IsDBNull(0) ? null : TicketRows.State(row, 0),
                Version: row.GetInt32(1),
                Command: row.TextOrNull(2),
                Fingerprint: row.TextOrNull(3),
                First: row.IsDBNull(4) ? 0 : row.GetInt32(4)),
            cancellationToken);
        if (rows is not [{ State: { } state }, ..])
            return null;
        var commands = rows
            .Where(row => row is { Command: not null, Fingerprint: not null })
            .Select((row, i) => new RecordedCommand(row.Command!, row.Fingerprint!, i + 1 < rows.Count ? rows[i + 1].First - 1 : row.Version));
        return new StoredTicket(state, [.. commands]);
    }

    /// <inheritdoc />
    public Task<RegisteredTicket> Register(TicketRegistration registration, CancellationToken cancellationToken)
    {
        var pending = new PendingRegistration(registration);
        lanes.Enqueue(pending);
        return pending.Answer.WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<CommitResult> Commit(TicketCommit commit, CancellationToken cancellationToken)
    {
        var pending = new PendingCommit(commit);
        lanes.Enqueue(pending);
        var result = await pending.Answer.WaitAsync(cancellationToken);
        if (result is CommitResult.Committed && pending.Tells)
        {
            foreach (var channel in pending.Changes.SelectMany(change => change.Notices).Select(notice => notice.Channel).Distinct())
                bell.Ring(channel);
        }

        return result;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> ReadJournal(TicketNumber number, CancellationToken cancellationToken) => reads.Journal(number, cancellationToken);

    /// <inheritdoc />
    public async Task<FeedRows> ReadFeed(string feed, CancellationToken cancellationToken)
    {
        // One statement, so that mark and rows are of the same instant; a feed without tickets still has its mark.
        var rows = await reads.ManyRows(
            $"""
            select m.mark, t.number, t.state
            from (select {reads.Dialect.Mark} as mark) m
            left join ticket t on {Column(feed)} = @id and t.is_open
            """,
            command => command.With("id", FeedName.IdOf(feed)),
            row => (Mark: row.GetInt64(0), Ticket: row.IsDBNull(1) ? null : TicketRows.View(row, 1)),
            cancellationToken);
        return new FeedRows([.. rows.Select(row => row.Ticket).OfType<TicketView>()], rows[0].Mark);
    }

    /// <inheritdoc />
    public async Task<FeedChanges> ReadFeedChanges(string feed, long mark, CancellationToken cancellationToken)
    {
        if (!FeedName.IsCell(feed))
        {
            // A technician has few open tickets, and one that was taken away has no mark of whose it was.
            var open = await ReadFeed(feed, cancellationToken);
            return new FeedChanges(open.Tickets, open.Tickets.Count, open.Mark);
        }

        var rows = await reads.ManyRows(
            $"""
            select m.mark, m.open_count, t.number, t.state
            from (select {reads.Dialect.Mark} as mark, (select count(*) from ticket o where o.cell = @id and o.is_open) as open_count) m
            left join ticket t on t.cell = @id and t.is_open and {reads.Dialect.ChangedSinceMark}
            """,
            command => command.With("id", FeedName.IdOf(feed)).With("mark", mark),
            row => (Mark: row.GetInt64(0), OpenCount: row.GetInt32(1), Ticket: row.IsDBNull(2) ? null : TicketRows.View(row, 2)),
            cancellationToken);
        return new FeedChanges([.. rows.Select(row => row.Ticket).OfType<TicketView>()], rows[0].OpenCount, rows[0].Mark);
    }

    /// <inheritdoc />
    public async Task<FeedRows> ReadCellPage(string cell, TicketNumber? after, int limit, CancellationToken cancellationToken)
    {
        var rows = await reads.ManyRows(
            $"""
            select m.mark, t.number, t.state
            from (select {reads.Dialect.Mark} as mark) m
            left join (
              select p.number, p.state from ticket p where p.cell = @cell and p.is_open and p.number > @after order by p.number limit @limit) t on true
            order by t.number
            """,
            command => command.With("cell", cell).With("after", after?.Value ?? 0L).With("limit", limit),
            row => (Mark: row.GetInt64(0), Ticket: row.IsDBNull(1) ? null : TicketRows.View(row, 1)),
            cancellationToken);
        return new FeedRows([.. rows.Select(row => row.Ticket).OfType<TicketView>()], rows[0].Mark);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ReadCellsWithOpenTickets(CancellationToken cancellationToken) => await reads.ManyRows(
        "select distinct cell from ticket where is_open order by cell", _ => { }, row => row.GetString(0), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Booking>> ReadBookings(string technician, CancellationToken cancellationToken) => await reads.Rows(
        "select number, technician, mode, window_from, window_to, in_progress, slot from booking where technician = @technician order by number",
        command => command.With("technician", technician),
        row => TicketRows.Booking(row, reads.Dialect),
        cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<TicketDeadline>> ReadDeadlines(string cell, DateTimeOffset until, int limit, CancellationToken cancellationToken) => await reads.ManyRows(
        "select number, version, next_deadline from ticket where cell = @cell and next_deadline <= @until order by next_deadline limit @limit",
        command => command.With("cell", cell).With("until", reads.Dialect.Instant(until)).With("limit", limit),
        row => new TicketDeadline(new TicketNumber(row.GetInt64(0)), row.GetInt32(1), reads.Dialect.ReadInstant(row, 2)),
        cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ReadCellsWithDeadlines(CancellationToken cancellationToken) => await reads.ManyRows(
        "select distinct cell from ticket where next_deadline is not null order by cell",
        _ => { },
        row => row.GetString(0),
        cancellationToken);

    private static string Column(string feed) => FeedName.IsCell(feed) ? "t.cell" : "t.technician";
}
