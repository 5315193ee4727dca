using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dispatch.Chaos.Checking;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Chaos.Reading;

/// <summary>
/// Reads the database of an installation past all of its code: with statements of its own, so that a fault of the product's readers does not hide one of its
/// writers.
/// </summary>
/// <param name="connect">Makes a connection; each reading has its own, because the database is killed between them.</param>
/// <param name="commit">What tells the transaction that wrote a row <c>e</c>; <c>null</c> where nothing does.</param>
internal sealed class StoredRows(Func<DbConnection> connect, string commit)
{
    private const string Guardian = "guardian";

    /// <summary>The open tickets of these cells, as boards show them.</summary>
    public async Task<IReadOnlyList<BoardLine>> ReadBoard(IReadOnlyCollection<string> cells)
    {
        await using var connection = await Open();
        var lines = await Read(connection, null, "select number, cell, version, status, technician from ticket where is_open order by number", row =>
            new BoardLine(new TicketNumber(row.GetInt64(0)), row.GetString(1), row.GetInt32(2), Parse<TicketStatus>(row.GetString(3)), TextOrNull(row, 4)));
        return [.. lines.Where(line => cells.Contains(line.Cell))];
    }

    /// <summary>When the earliest deadline falls that is not applied yet; null where there is none.</summary>
    public async Task<DateTimeOffset?> ReadEarliestDeadline()
    {
        await using var connection = await Open();
        return (await Read(connection, null, "select min(next_deadline) from ticket", row => InstantOrNull(row, 0)))[0];
    }

    /// <summary>The latest instant at which any process says to have recorded something; null where nothing is recorded.</summary>
    public async Task<DateTimeOffset?> ReadLatestRecord()
    {
        await using var connection = await Open();
        return (await Read(connection, null, "select max(recorded_at) from ticket_event", row => InstantOrNull(row, 0)))[0];
    }

    /// <summary>Everything that the checker looks at in the database, of one instant.</summary>
    /// <param name="commands">What clients remember.</param>
    /// <param name="boards">What screens show.</param>
    public async Task<Evidence> ReadAll(IReadOnlyList<SentCommand> commands, BoardsSeen boards)
    {
        await using var connection = await Open();
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.Serializable);
        var readAt = DateTimeOffset.UtcNow;
        return new Evidence
        {
            ReadAt = readAt,
            Rules = new SlaRules(await ReadRulebook(connection, snapshot)),
            Tickets = await Read(connection, snapshot, "select number, version, status, is_open, cell, technician, next_deadline, state from ticket order by number", Ticket),
            Journal = await Read(
                connection, snapshot, $"select e.number, e.version, e.type, e.occurred_at, e.recorded_at, e.actor, e.cause, e.data, e.command_id, {commit} from ticket_event e", Event),
            Bookings = await Read(connection, snapshot, "select number, technician, mode, window_from, window_to, in_progress, slot from booking", BookingOf),
            GuardedCells = await Read(
                connection, snapshot, $"select grainid from orleansreminderstable where remindername = '{Guardian}'",
                row => GrainKeys.IdOf(row.GetString(0)[(row.GetString(0).IndexOf('/', StringComparison.Ordinal) + 1)..])),
            Commands = commands,
            Boards = boards,
        };
    }

    private static async Task<Rulebook> ReadRulebook(DbConnection connection, DbTransaction snapshot)
    {
        var books = await Read(
            connection, snapshot, "select payloadbinary from orleansstorage where graintypestring like '%rulebook%'",
            row => JsonSerializer.Deserialize<RulebookRecord>((byte[])row.GetValue(0), DispatchJson.Options)!.Book);
        return books.Single();
    }

    private static TicketRow Ticket(DbDataReader row) => new(
        new TicketNumber(row.GetInt64(0)), row.GetInt32(1), row.GetString(2), row.GetBoolean(3), row.GetString(4), TextOrNull(row, 5), InstantOrNull(row, 6),
        JsonSerializer.Deserialize<TicketState>(row.GetString(7), DispatchJson.Options)!);

    private static EventRow Event(DbDataReader row)
    {
        var entry = new JournalEntry(
            row.GetInt32(1), Fact(row.GetString(2), row.GetString(7)), InstantOrNull(row, 3)!.Value, InstantOrNull(row, 4)!.Value,
            JsonSerializer.Deserialize<Actor>(row.GetString(5), DispatchJson.Options)!, TextOrNull(row, 6));
        return new EventRow(new TicketNumber(row.GetInt64(0)), entry, TextOrNull(row, 8), row.IsDBNull(9) ? null : row.GetInt64(9));
    }

    /// <summary>The union reads its type from the first property; the database keeps it beside the rest.</summary>
    private static TicketEvent Fact(string type, string data)
    {
        var rest = data.Trim()[1..];
        var text = $"{{\"type\":\"{type}\"{(rest.TrimStart().StartsWith('}') ? "" : ",")}{rest}";
        return JsonSerializer.Deserialize<TicketEvent>(text, DispatchJson.Options)!;
    }

    private static Booking BookingOf(DbDataReader row) => new(
        new TicketNumber(row.GetInt64(0)), row.GetString(1), Parse<InterventionMode>(row.GetString(2)),
        InstantOrNull(row, 3) is { } from ? new TimeWindow(from, InstantOrNull(row, 4)!.Value) : null, row.GetBoolean(5), row.IsDBNull(6) ? null : row.GetInt32(6));

    private static T Parse<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);

    private static string? TextOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? InstantOrNull(DbDataReader row, int column) => row.GetValue(column) switch
    {
        DBNull => null,
        DateTime instant => new DateTimeOffset(instant, TimeSpan.Zero),
        var text => Instants.Parse((string)text),
    };

    private static async Task<List<T>> Read<T>(DbConnection connection, DbTransaction? snapshot, string sql, Func<DbDataReader, T> read)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, snapshot);
        await using var rows = await command.ExecuteReaderAsync();
        List<T> all = [];
        while (await rows.ReadAsync())
            all.Add(read(rows));
        return all;
    }

    private async Task<DbConnection> Open()
    {
        var connection = connect();
        await connection.OpenAsync();
        return connection;
    }
}
