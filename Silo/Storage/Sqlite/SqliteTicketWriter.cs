using Dispatch.Storage.Commits;
using Dispatch.Tickets;
using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>The connection that writes tickets, with its statements prepared.</summary>
internal sealed class SqliteTicketWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _nextChange;
    private readonly SqliteStatement _nextNumber;
    private readonly SqliteStatement _update;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _record;
    private readonly SqliteStatement _rename;
    private readonly SqliteStatement _rewrite;
    private readonly SqliteStatement _describe;
    private readonly SqliteStatement _release;
    private readonly SqliteStatement _book;
    private readonly SqliteStatement _notify;
    private readonly SqliteStatement _findReport;
    private readonly SqliteStatement _tookPlace;

    public SqliteTicketWriter(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        SqlitePragmas.Writer(_connection);
        _nextChange = new SqliteStatement(_connection, SqliteStatements.NextChange);
        _nextNumber = new SqliteStatement(_connection, SqliteStatements.NextNumber);
        _update = new SqliteStatement(_connection, SqliteStatements.Update);
        _insert = new SqliteStatement(_connection, SqliteStatements.Insert);
        _record = new SqliteStatement(_connection, SqliteStatements.Record);
        _rename = new SqliteStatement(_connection, SqliteStatements.Rename);
        _rewrite = new SqliteStatement(_connection, SqliteStatements.Rewrite);
        _describe = new SqliteStatement(_connection, SqliteStatements.Describe);
        _release = new SqliteStatement(_connection, SqliteStatements.Release);
        _book = new SqliteStatement(_connection, SqliteStatements.Book);
        _notify = new SqliteStatement(_connection, SqliteStatements.Notify);
        _findReport = new SqliteStatement(_connection, SqliteStatements.FindReport);
        _tookPlace = new SqliteStatement(_connection, SqliteStatements.TookPlace);
    }

    /// <summary>Writes a batch as one transaction.</summary>
    public BatchResult Write(WriteBatch batch)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        var changed = _nextChange.Scalar(transaction);
        HashSet<long> written = [];
        foreach (var commit in batch.Commits)
        {
            foreach (var change in commit.Changes.Where(change => Update(transaction, commit, change, changed)))
                written.Add(change.Number);
        }

        if (batch.Commits is [{ IsDisplacement: true } displacement] && written.Count != displacement.Changes.Count)
        {
            transaction.Rollback();
            return new BatchResult([], new HashSet<long>());
        }

        WriteBookings(transaction, batch, written);
        List<RegisteredTicket> registered = [.. batch.Registrations.Select(registration => Register(transaction, registration, changed))];
        transaction.Commit();
        return new BatchResult(registered, written);
    }

    /// <summary>Whether the commit's transaction took place.</summary>
    public bool TookPlace(PendingCommit commit) => commit.Changes.All(change => _tookPlace
        .Set("$number", change.Number)
        .Set("$expected", change.Expected)
        .Set("$version", change.Row.Version)
        .Set("$commit_id", commit.CommitId.ToString())
        .Set("$command_id", commit.CommandId)
        .Scalar(null) == 1);

    /// <inheritdoc />
    public void Dispose()
    {
        SqliteStatement[] statements =
        [
            _nextChange, _nextNumber, _update, _insert, _record, _rename, _rewrite, _describe, _release, _book, _notify, _findReport, _tookPlace,
        ];
        foreach (var statement in statements)
            statement.Dispose();
        _connection.Dispose();
    }

    private bool Update(SqliteTransaction transaction, PendingCommit commit, ChangeRows change, long changed)
    {
        if (Bind(_update, change.Row, commit.CommitId, changed).Set("$number", change.Number).Set("$expected", change.Expected).Run(transaction) == 0)
            return false;
        foreach (var row in change.Events)
            Record(transaction, change.Number, row);
        if (change.Erases)
            Erase(transaction, change);
        if (change.Document is { } document)
            Describe(transaction, change.Number, document);
        foreach (var notice in change.Notices)
            Notify(transaction, change.Number, notice);
        return true;
    }

    /// <summary>All that is released is released before anything is taken.</summary>
    private void WriteBookings(SqliteTransaction transaction, WriteBatch batch, HashSet<long> written)
    {
        List<ChangeRows> changes = [.. batch.Commits.SelectMany(commit => commit.Changes).Where(change => change.BookingChanged && written.Contains(change.Number))];
        var isDisplacement = batch.Commits is [{ IsDisplacement: true }];
        foreach (var change in changes.Where(change => change.Booking is null || isDisplacement))
            _release.Set("$number", change.Number).Run(transaction);
        foreach (var change in changes)
        {
            if (change.Booking is not { } booking)
                continue;
            _book
                .Set("$number", change.Number)
                .Set("$technician", booking.Technician)
                .Set("$mode", EnumText.Of(booking.Mode))
                .Set("$window_from", booking.Window?.From)
                .Set("$window_to", booking.Window?.To)
                .Set("$in_progress", booking.InProgress)
                .Set("$slot", booking.Slot)
                .Run(transaction);
        }
    }

    private RegisteredTicket Register(SqliteTransaction transaction, PendingRegistration registration, long changed)
    {
        using (var known = _findReport.Set("$command_id", registration.CommandId).Read(transaction))
        {
            if (known.Read())
            {
                var existed = known.GetString(2) != registration.CommitId.ToString();
                return new RegisteredTicket(new TicketNumber(known.GetInt64(0)), existed, known.GetString(1));
            }
        }

        var number = _nextNumber.Scalar(transaction);
        Bind(_insert, registration.Row, registration.CommitId, changed)
            .Set("$number", number)
            .Set("$requester", registration.Row.Requester)
            .Set("$requester_email", registration.Row.RequesterEmail)
            .Set("$external_reference", registration.Row.ExternalReference)
            .Set("$reported_at", registration.Row.ReportedAt)
            .Run(transaction);
        Record(transaction, number, registration.Event);
        Describe(transaction, number, registration.Document);
        return new RegisteredTicket(new TicketNumber(number), Existed: false, registration.Event.Fingerprint!);
    }

    private void Record(SqliteTransaction transaction, long number, EventRow row) => _record
        .Set("$number", number)
        .Set("$version", row.Version)
        .Set("$type", row.Type)
        .Set("$occurred_at", row.OccurredAt)
        .Set("$recorded_at", row.RecordedAt)
        .Set("$actor", row.Actor)
        .Set("$cause", row.Cause)
        .Set("$command_id", row.CommandId)
        .Set("$fingerprint", row.Fingerprint)
        .Set("$data", row.Data)
        .Set("$outcomes", row.Outcomes)
        .Run(transaction);

    private void Erase(SqliteTransaction transaction, ChangeRows change)
    {
        _rename
            .Set("$number", change.Number)
            .Set("$requester", change.Row.Requester)
            .Set("$requester_email", change.Row.RequesterEmail)
            .Set("$external_reference", change.Row.ExternalReference)
            .Run(transaction);
        foreach (var row in change.Rewritten)
        {
            _rewrite
                .Set("$number", change.Number)
                .Set("$version", row.Version)
                .Set("$actor", row.Actor)
                .Set("$cause", row.Cause)
                .Set("$data", row.Data)
                .Set("$outcomes", row.Outcomes)
                .Set("$rewritten_by", change.Row.Version)
                .Run(transaction);
        }
    }

    private void Describe(SqliteTransaction transaction, long number, string document) =>
        _describe.Set("$number", number).Set("$document", document).Run(transaction);

    private void Notify(SqliteTransaction transaction, long number, NoticeRow row) => _notify
        .Set("$number", number)
        .Set("$version", row.Version)
        .Set("$place", row.Place)
        .Set("$channel", EnumText.Of(row.Channel))
        .Set("$audience", row.Audience)
        .Set("$person", row.Person)
        .Set("$cell", row.Cell)
        .Set("$address", row.Address)
        .Set("$created_at", row.CreatedAt)
        .Run(transaction);

    private static SqliteStatement Bind(SqliteStatement statement, TicketRow row, Guid commitId, long changed) => statement
        .Set("$version", row.Version)
        .Set("$commit_id", commitId.ToString())
        .Set("$changed", changed)
        .Set("$status", row.Status)
        .Set("$is_open", row.IsOpen)
        .Set("$priority", row.Priority)
        .Set("$level", row.Level)
        .Set("$cell", row.Cell)
        .Set("$technician", row.Technician)
        .Set("$historical", row.Historical)
        .Set("$changed_at", row.ChangedAt)
        .Set("$next_deadline", row.NextDeadline)
        .Set("$site", row.Site)
        .Set("$resolved_by", row.ResolvedBy)
        .Set("$state", row.State);
}
