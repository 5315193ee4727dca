using System.Data.Common;
using Dispatch.Resilience;
using Dispatch.Sla;
using Dispatch.Storage.Commits;
using Dispatch.Storage.Tickets;

namespace Dispatch.Storage.Notifications;

/// <summary>The outbox's rows. Marks are statements of their own, past the writers of tickets: the commits of commands do not wait for them.</summary>
internal sealed class NotificationStore(Database database, StorageReads reads, StoragePipelines pipelines) : INotificationStore
{
    /// <summary>
    /// Of rows that are found by their numbers. Written so that no index of pending rows fits it: with statistics from a quiet hour PostgreSQL would go through
    /// all that wait to find five of them.
    /// </summary>
    private const string StillPending = "coalesce(state, '') = 'pending'";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Notification>> ReadDue(NotificationChannel channel, DateTimeOffset by, int limit, CancellationToken cancellationToken) => await Read(
        "where n.channel = @channel and n.state = 'pending' and n.next_attempt_at <= @by order by n.next_attempt_at, n.id limit @limit",
        command => command.With("channel", EnumText.Of(channel)).With("by", reads.Dialect.Instant(by)).With("limit", limit),
        cancellationToken);

    /// <inheritdoc />
    public async Task<DateTimeOffset?> NextDue(NotificationChannel channel, DateTimeOffset after, CancellationToken cancellationToken) =>
        await reads.ManyRows(
            "select next_attempt_at from notification where channel = @channel and state = 'pending' and next_attempt_at > @after order by next_attempt_at, id limit 1",
            command => command.With("channel", EnumText.Of(channel)).With("after", reads.Dialect.Instant(after)),
            row => reads.Dialect.ReadInstant(row, 0),
            cancellationToken) is [var next] ? next : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Notification>> ReadGathering(NotificationChannel channel, DateTimeOffset beyond, CancellationToken cancellationToken) => await Read(
        """
        where n.id in (
          select min(id) from notification
          where channel = @channel and state = 'pending' and next_attempt_at > @beyond and attempts = 0 and digest is not null
          group by digest)
        """,
        command => command.With("channel", EnumText.Of(channel)).With("beyond", reads.Dialect.Instant(beyond)),
        cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Notification>> ReadDigest(string digest, CancellationToken cancellationToken) => await Read(
        "where n.digest = @digest and n.state = 'pending' order by n.id", command => command.With("digest", digest), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Notification>> ReadSent(NotificationChannel channel, DateTimeOffset since, CancellationToken cancellationToken) => await Read(
        "where n.channel = @channel and n.sent_at > @since order by n.sent_at, n.id",
        command => command.With("channel", EnumText.Of(channel)).With("since", reads.Dialect.Instant(since)),
        cancellationToken);

    /// <inheritdoc />
    public Task Settle(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        // What ended alike is one statement: most of them, most of the time.
        var alike = settlements.GroupBy(s => (s.State, s.At, s.Error), s => s.Ids)
            .Select(group => (group.Key, Ids: group.SelectMany(ids => ids).ToList())).ToList();
        return Write(
            alike,
            (command, group) => Update(
                command,
                "state = @state, attempts = attempts + 1, next_attempt_at = null, sent_at = @sent, last_error = coalesce(@error, last_error)",
                group.Ids)
                .With("state", EnumText.Of(group.Key.State))
                .WithInstant("sent", group.Key.State is NotificationState.Dead ? null : group.Key.At, reads.Dialect)
                .WithText("error", group.Key.Error),
            cancellationToken);
    }

    /// <inheritdoc />
    public Task Retry(IReadOnlyList<long> ids, DateTimeOffset next, string error, CancellationToken cancellationToken) => Write(
        [ids],
        (command, which) => Update(command, "attempts = attempts + 1, next_attempt_at = @next, last_error = @error", which)
            .WithInstant("next", next, reads.Dialect)
            .With("error", error),
        cancellationToken);

    /// <inheritdoc />
    public Task Hold(IReadOnlyList<HeldBack> held, CancellationToken cancellationToken) => Write(
        held,
        (command, some) => Update(command, "digest = @digest, next_attempt_at = @until", some.Ids)
            .With("digest", some.Digest)
            .WithInstant("until", some.Until, reads.Dialect),
        cancellationToken);

    /// <inheritdoc />
    public async Task<bool> Requeue(long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var written = 0;
        await Write(
            [id],
            (command, which) =>
            {
                command.CommandText = "update notification set state = 'pending', attempts = 0, next_attempt_at = @now, digest = null where id = @id and state = 'dead'";
                return command.With("id", which).WithInstant("now", now, reads.Dialect);
            },
            cancellationToken,
            count => written = count);
        return written == 1;
    }

    /// <inheritdoc />
    public async Task<int> DeleteSent(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await Write(
            [before],
            (command, instant) =>
            {
                command.CommandText =
                    "delete from notification where id in (select id from notification where sent_at < @before and state in ('sent', 'digested') order by id limit @limit)";
                return command.WithInstant("before", instant, reads.Dialect).With("limit", limit);
            },
            cancellationToken,
            count => deleted = count);
        return deleted;
    }

    /// <inheritdoc />
    public async Task<Notification?> Find(long id, CancellationToken cancellationToken) =>
        await Read("where n.id = @id", command => command.With("id", id), cancellationToken) is [var found] ? found : null;

    /// <inheritdoc />
    public async Task<NotificationPage> List(NotificationFilter filter, CancellationToken cancellationToken)
    {
        List<string> conditions = ["n.id < @before"];
        List<(string Name, object Value)> parameters = [("before", filter.Before ?? long.MaxValue)];
        Add(filter.State is { } state ? EnumText.Of(state) : null, "n.state = @state", "state");
        Add(filter.Channel is { } channel ? EnumText.Of(channel) : null, "n.channel = @channel", "channel");
        Add(filter.Ticket?.Value, "n.number = @number", "number");

        var limit = Math.Clamp(filter.Limit, 1, 200);
        // One more than asked for tells whether there is a next page.
        var rows = await Read(
            $"where {string.Join(" and ", conditions)} order by n.id desc limit @limit",
            command =>
            {
                foreach (var (name, value) in parameters)
                    command.With(name, value);
                command.With("limit", limit + 1);
            },
            cancellationToken);
        return rows.Count > limit ? new NotificationPage(rows[..limit], rows[limit - 1].Id) : new NotificationPage(rows, null);

        void Add(object? value, string condition, string parameter)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            parameters.Add((parameter, value));
        }
    }

    private Task<List<Notification>> Read(string which, Action<DbCommand> bind, CancellationToken cancellationToken) =>
        reads.ManyRows($"{NotificationRows.Select}\n{which}", bind, row => NotificationRows.Read(row, reads.Dialect), cancellationToken);

    /// <summary>One transaction, a statement an item.</summary>
    private Task Write<T>(
        IReadOnlyList<T> items, Func<DbCommand, T, DbCommand> statement, CancellationToken cancellationToken, Action<int>? written = null) => pipelines.Commit(
        (database, items, statement, written, cancellationToken),
        static async (write, attempt) =>
        {
            write.cancellationToken.ThrowIfCancellationRequested();
            await write.database.Write(
                async (transaction, token) =>
                {
                    foreach (var item in write.items)
                    {
                        await using var command = transaction.Connection!.CreateCommand();
                        command.Transaction = transaction;
                        var count = await write.statement(command, item).ExecuteNonQueryAsync(token);
                        write.written?.Invoke(count);
                    }
                },
                attempt);
            return true;
        });

    private DbCommand Update(DbCommand command, string set, IReadOnlyList<long> ids)
    {
        command.CommandText = $"update notification set {set} where {reads.Dialect.OneOf("id", "ids")} and {StillPending}";
        return command.With("ids", reads.Dialect.Numbers(ids));
    }
}
