using System.Data.Common;
using Dispatch.Sla;
using Dispatch.Storage.Commits;
using Dispatch.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Storage.Notifications;

/// <summary>Reads rows of the outbox back, with what the journal and the ticket say about them.</summary>
internal static class NotificationRows
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Select = """
        select n.id, n.number, n.version, n.place, n.channel, n.audience, n.person, n.cell, n.address, n.created_at, n.state, n.attempts,
          n.next_attempt_at, n.last_error, n.sent_at, n.digest, e.type, e.data, e.occurred_at, t.state ->> 'subject', t.priority, n.work
        from notification n
        join ticket_event e on e.number = n.number and e.version = n.version
        join ticket t on t.number = n.number
        """;

    /// <summary>A row.</summary>
    public static Notification Read(DbDataReader row, SqlDialect dialect) => new()
    {
        Id = row.GetInt64(0),
        Ticket = new TicketNumber(row.GetInt64(1)),
        Version = row.GetInt32(2),
        Place = row.GetInt32(3),
        Notice = new Notice(
            EnumText.Parse<Audience>(row.GetString(5)),
            row.TextOrNull(6),
            row.GetString(7),
            EnumText.Parse<NotificationChannel>(row.GetString(4)),
            row.TextOrNull(8))
        {
            Work = row.TextOrNull(21) is { } work ? EnumText.Parse<WorkChange>(work) : null,
        },
        CreatedAt = dialect.ReadInstant(row, 9),
        State = EnumText.Parse<NotificationState>(row.GetString(10)),
        Attempts = row.GetInt32(11),
        NextAttemptAt = Instant(row, 12, dialect),
        LastError = row.TextOrNull(13),
        SentAt = Instant(row, 14, dialect),
        Digest = row.TextOrNull(15),
        Reason = JournalNotices.ReasonOf(EventJson.Read(row.GetString(16), row.GetString(17))),
        OccurredAt = dialect.ReadInstant(row, 18),
        Subject = row.GetString(19),
        Priority = row.GetInt32(20),
    };

    private static DateTimeOffset? Instant(DbDataReader row, int column, SqlDialect dialect) => row.IsDBNull(column) ? null : dialect.ReadInstant(row, column);
}
