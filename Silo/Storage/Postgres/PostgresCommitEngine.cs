using Dispatch.Storage.Commits;
using Dispatch.Tickets;
using Npgsql;
using NpgsqlTypes;

namespace Dispatch.Storage.Postgres;

/// <summary>
/// Writes a batch in one round trip: the statements of an <see cref="NpgsqlBatch"/> are one transaction. Whoever stands still in the middle of it holds up
/// nobody, and goes on to nothing: all of it was sent, or none.
/// </summary>
/// <param name="dataSource">The connections.</param>
/// <param name="member">In whose name it writes; null where nobody else does.</param>
internal sealed class PostgresCommitEngine(NpgsqlDataSource dataSource, MemberIdentity? member) : ICommitEngine
{
    /// <inheritdoc />
    public async Task<BatchResult> Write(WriteBatch batch, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var statements = new NpgsqlBatch(connection);
        if (member is not null)
            statements.BatchCommands.Add(RefuseTheDead(member));
        if (batch.Commits.Count > 0)
        {
            var changes = Rows(batch.Commits);
            var displaces = batch.Commits is [{ IsDisplacement: true }];
            AddChanges(statements, changes, displaces);
            AddConsequences(statements, changes, displaces);
        }

        if (batch.Registrations.Count > 0)
            statements.BatchCommands.Add(Register(batch.Registrations));
        try
        {
            await using var reader = await statements.ExecuteReaderAsync(cancellationToken);
            return await Read(reader, batch, cancellationToken);
        }
        catch (PostgresException e) when (PostgresErrors.IsPartial(e))
        {
            return new BatchResult([], new HashSet<long>());
        }
        catch (PostgresException e) when (PostgresErrors.IsOfTheDead(e))
        {
            throw new StoreUnavailableException($"The cluster has declared this node ({member}) dead: it writes nothing more. Another one answers.");
        }
    }

    /// <inheritdoc />
    public async Task<bool> TookPlace(PendingCommit commit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var statements = new NpgsqlBatch(connection);
        var command = new NpgsqlBatchCommand(PostgresStatements.TookPlace)
            .Long(commit.Changes, change => change.Number)
            .Int(commit.Changes, change => change.Expected)
            .Int(commit.Changes, change => change.Row.Version);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = commit.CommitId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = commit.CommandId });
        statements.BatchCommands.Add(command);
        return await statements.ExecuteScalarAsync(cancellationToken) is long count && count == commit.Changes.Count;
    }

    /// <inheritdoc />
    public WriteError Classify(Exception exception) => PostgresErrors.Classify(exception);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<BatchResult> Read(NpgsqlDataReader reader, WriteBatch batch, CancellationToken cancellationToken)
    {
        if (member is not null)
            await reader.NextResultAsync(cancellationToken);
        HashSet<long> written = [];
        if (batch.Commits.Count > 0)
        {
            while (await reader.ReadAsync(cancellationToken))
                written.Add(reader.GetInt64(0));
            await reader.NextResultAsync(cancellationToken);
        }

        var registered = await ReadRegistered(reader, batch.Registrations, cancellationToken);
        // To the end: an error of a later statement undoes the earlier ones.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }

        return new BatchResult(registered, written);
    }

    private static NpgsqlBatchCommand RefuseTheDead(MemberIdentity member)
    {
        var command = new NpgsqlBatchCommand(PostgresStatements.RefuseTheDead);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = member.Cluster });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = member.Address });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = member.Port });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = member.Generation });
        return command;
    }

    private static void AddChanges(NpgsqlBatch statements, List<(Guid CommitId, ChangeRows Rows)> changes, bool displaces)
    {
        var events = changes.SelectMany(change => change.Rows.Events.Select(e => (change.Rows.Number, Row: e))).ToList();
        statements.BatchCommands.Add(new NpgsqlBatchCommand(PostgresStatements.Change)
            .Long(changes, c => c.Rows.Number)
            .Int(changes, c => c.Rows.Expected)
            .Int(changes, c => c.Rows.Row.Version)
            .Id(changes, c => c.CommitId)
            .Text(changes, c => c.Rows.Row.Status)
            .Flag(changes, c => c.Rows.Row.IsOpen)
            .Small(changes, c => c.Rows.Row.Priority)
            .Small(changes, c => c.Rows.Row.Level)
            .Text(changes, c => c.Rows.Row.Cell)
            .Text(changes, c => c.Rows.Row.Technician)
            .Flag(changes, c => c.Rows.Row.Historical)
            .Instant(changes, c => c.Rows.Row.ChangedAt)
            .InstantOrNull(changes, c => c.Rows.Row.NextDeadline)
            .Json(changes, c => c.Rows.Row.State)
            .Long(events, e => e.Number)
            .Int(events, e => e.Row.Version)
            .Text(events, e => e.Row.Type)
            .Instant(events, e => e.Row.OccurredAt)
            .Instant(events, e => e.Row.RecordedAt)
            .Json(events, e => e.Row.Actor)
            .Text(events, e => e.Row.Cause)
            .Text(events, e => e.Row.CommandId)
            .Text(events, e => e.Row.Fingerprint)
            .Json(events, e => e.Row.Data)
            .Json(events, e => e.Row.Outcomes)
            .Text(changes, c => c.Rows.Row.Site)
            .Text(changes, c => c.Rows.Row.ResolvedBy));
        if (displaces)
            statements.BatchCommands.Add(new NpgsqlBatchCommand(PostgresStatements.RefuseSome).Long(changes, c => c.Rows.Number).Id(changes, c => c.CommitId));
    }

    private static void AddConsequences(NpgsqlBatch statements, List<(Guid CommitId, ChangeRows Rows)> changes, bool displaces)
    {
        // A displacement passes time from one ticket to another: all of it is released before any of it is taken.
        var released = changes.FindAll(c => c.Rows.BookingChanged && (c.Rows.Booking is null || displaces));
        if (released.Count > 0)
            statements.BatchCommands.Add(new NpgsqlBatchCommand(PostgresStatements.Release).Long(released, c => c.Rows.Number).Id(released, c => c.CommitId));

        var booked = changes.FindAll(c => c.Rows is { BookingChanged: true, Booking: not null });
        if (booked.Count > 0)
            statements.BatchCommands.Add(Book(booked));

        var erasing = changes.FindAll(c => c.Rows.Erases);
        if (erasing.Count > 0)
        {
            statements.BatchCommands.Add(Rename(erasing));
            statements.BatchCommands.Add(Rewrite([.. erasing.SelectMany(c => c.Rows.Rewritten.Select(row => (c.CommitId, c.Rows, row)))]));
        }

        var described = changes.FindAll(c => c.Rows.Document is not null);
        if (described.Count > 0)
        {
            statements.BatchCommands.Add(new NpgsqlBatchCommand(PostgresStatements.Describe)
                .Long(described, c => c.Rows.Number)
                .Id(described, c => c.CommitId)
                .Text(described, c => c.Rows.Document));
        }

        var notifying = changes.FindAll(c => c.Rows.Notices.Count > 0);
        if (notifying.Count > 0)
            statements.BatchCommands.Add(Notify([.. notifying.SelectMany(c => c.Rows.Notices.Select(notice => (c.CommitId, c.Rows.Number, notice)))]));
    }

    private static NpgsqlBatchCommand Book(List<(Guid CommitId, ChangeRows Rows)> booked) => new NpgsqlBatchCommand(PostgresStatements.Book)
        .Long(booked, c => c.Rows.Number)
        .Id(booked, c => c.CommitId)
        .Text(booked, c => c.Rows.Booking!.Technician)
        .Text(booked, c => EnumText.Of(c.Rows.Booking!.Mode))
        .InstantOrNull(booked, c => c.Rows.Booking!.Window?.From)
        .InstantOrNull(booked, c => c.Rows.Booking!.Window?.To)
        .Flag(booked, c => c.Rows.Booking!.InProgress)
        .Column(booked, NpgsqlDbType.Integer, c => c.Rows.Booking!.Slot);

    private static NpgsqlBatchCommand Rename(List<(Guid CommitId, ChangeRows Rows)> erasing) => new NpgsqlBatchCommand(PostgresStatements.Rename)
        .Long(erasing, c => c.Rows.Number)
        .Id(erasing, c => c.CommitId)
        .Text(erasing, c => c.Rows.Row.Requester)
        .Text(erasing, c => c.Rows.Row.RequesterEmail)
        .Text(erasing, c => c.Rows.Row.ExternalReference);

    private static NpgsqlBatchCommand Rewrite(List<(Guid CommitId, ChangeRows Rows, EventRow Row)> lines) => new NpgsqlBatchCommand(PostgresStatements.Rewrite)
        .Long(lines, line => line.Rows.Number)
        .Id(lines, line => line.CommitId)
        .Int(lines, line => line.Row.Version)
        .Json(lines, line => line.Row.Actor)
        .Text(lines, line => line.Row.Cause)
        .Json(lines, line => line.Row.Data)
        .Json(lines, line => line.Row.Outcomes)
        .Int(lines, line => line.Rows.Row.Version);

    private static NpgsqlBatchCommand Notify(List<(Guid CommitId, long Number, NoticeRow Row)> notices) => new NpgsqlBatchCommand(PostgresStatements.Notify)
        .Long(notices, n => n.Number)
        .Id(notices, n => n.CommitId)
        .Int(notices, n => n.Row.Version)
        .Int(notices, n => n.Row.Place)
        .Text(notices, n => EnumText.Of(n.Row.Channel))
        .Text(notices, n => n.Row.Audience)
        .Text(notices, n => n.Row.Person)
        .Text(notices, n => n.Row.Cell)
        .Text(notices, n => n.Row.Address)
        .Text(notices, n => n.Row.Work)
        .Instant(notices, n => n.Row.CreatedAt);

    private static NpgsqlBatchCommand Register(IReadOnlyList<PendingRegistration> registrations) => new NpgsqlBatchCommand(PostgresStatements.Register)
        .Text(registrations, r => r.CommandId)
        .Text(registrations, r => r.Event.Fingerprint)
        .Id(registrations, r => r.CommitId)
        .Int(registrations, r => r.Row.Version)
        .Text(registrations, r => r.Row.Status)
        .Flag(registrations, r => r.Row.IsOpen)
        .Small(registrations, r => r.Row.Priority)
        .Small(registrations, r => r.Row.Level)
        .Text(registrations, r => r.Row.Cell)
        .Text(registrations, r => r.Row.Technician)
        .Text(registrations, r => r.Row.Requester)
        .Text(registrations, r => r.Row.RequesterEmail)
        .Text(registrations, r => r.Row.ExternalReference)
        .Flag(registrations, r => r.Row.Historical)
        .Instant(registrations, r => r.Row.ReportedAt)
        .Instant(registrations, r => r.Row.ChangedAt)
        .InstantOrNull(registrations, r => r.Row.NextDeadline)
        .Json(registrations, r => r.Row.State)
        .Text(registrations, r => r.Event.Type)
        .Instant(registrations, r => r.Event.OccurredAt)
        .Instant(registrations, r => r.Event.RecordedAt)
        .Json(registrations, r => r.Event.Actor)
        .Text(registrations, r => r.Event.Cause)
        .Json(registrations, r => r.Event.Data)
        .Text(registrations, r => r.Document)
        .Text(registrations, r => r.Row.Site);

    private static List<(Guid CommitId, ChangeRows Rows)> Rows(IReadOnlyList<PendingCommit> commits)
    {
        List<(Guid CommitId, ChangeRows Rows)> rows = new(commits.Count);
        foreach (var commit in commits)
        {
            foreach (var change in commit.Changes)
                rows.Add((commit.CommitId, change));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<RegisteredTicket>> ReadRegistered(
        NpgsqlDataReader reader, IReadOnlyList<PendingRegistration> registrations, CancellationToken cancellationToken)
    {
        if (registrations.Count == 0)
            return [];
        var answers = new Dictionary<string, RegisteredTicket>(registrations.Count, StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
            answers[reader.GetString(0)] = new RegisteredTicket(new TicketNumber(reader.GetInt64(1)), reader.GetBoolean(3), reader.GetString(2));
        return [.. registrations.Select(registration => answers[registration.CommandId])];
    }
}
