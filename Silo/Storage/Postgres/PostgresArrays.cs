using Npgsql;
using NpgsqlTypes;

namespace Dispatch.Storage.Postgres;

/// <summary>Columns of a batch as array parameters, in the order of the statement's placeholders.</summary>
internal static class PostgresArrays
{
    /// <summary>The next column.</summary>
    public static NpgsqlBatchCommand Column<TRow, T>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, NpgsqlDbType type, Func<TRow, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return command;
    }

    /// <summary>The next column, of whole numbers.</summary>
    public static NpgsqlBatchCommand Long<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, long> value) =>
        command.Column(rows, NpgsqlDbType.Bigint, value);

    /// <summary>The next column, of versions.</summary>
    public static NpgsqlBatchCommand Int<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, int> value) =>
        command.Column(rows, NpgsqlDbType.Integer, value);

    /// <summary>The next column, of small numbers.</summary>
    public static NpgsqlBatchCommand Small<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, int> value) =>
        command.Column(rows, NpgsqlDbType.Smallint, row => (short)value(row));

    /// <summary>The next column, of commits.</summary>
    public static NpgsqlBatchCommand Id<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, Guid> value) =>
        command.Column(rows, NpgsqlDbType.Uuid, value);

    /// <summary>The next column, of truths.</summary>
    public static NpgsqlBatchCommand Flag<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, bool> value) =>
        command.Column(rows, NpgsqlDbType.Boolean, value);

    /// <summary>The next column, of texts.</summary>
    public static NpgsqlBatchCommand Text<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, string?> value) =>
        command.Column(rows, NpgsqlDbType.Text, value);

    /// <summary>The next column, of documents.</summary>
    public static NpgsqlBatchCommand Json<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, string?> value) =>
        command.Column(rows, NpgsqlDbType.Json, value);

    /// <summary>The next column, of instants.</summary>
    public static NpgsqlBatchCommand Instant<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, DateTimeOffset> value) =>
        command.Column(rows, NpgsqlDbType.TimestampTz, row => value(row).UtcDateTime);

    /// <summary>The next column, of instants that may be absent.</summary>
    public static NpgsqlBatchCommand InstantOrNull<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, DateTimeOffset?> value) =>
        command.Column(rows, NpgsqlDbType.TimestampTz, row => value(row)?.UtcDateTime);
}
