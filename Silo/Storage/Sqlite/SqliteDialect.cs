using System.Data;
using System.Data.Common;
using System.Text.Json;

namespace Dispatch.Storage.Sqlite;

/// <summary>SQLite: one writer, so a counter of transactions is mark enough; instants are texts that sort as they do.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    /// <inheritdoc />
    public override string Mark => "(select value from change_counter)";

    /// <inheritdoc />
    public override string ChangedSinceMark => "t.changed > @mark";

    /// <inheritdoc />
    public override string Matches => "t.number in (select s.rowid from ticket_search s where s.document match @text)";

    /// <inheritdoc />
    /// <remarks>FTS5 marks what is replaced as deleted; its words leave the index when segments are merged.</remarks>
    public override string TidySearch => "insert into ticket_search (ticket_search) values ('optimize')";

    /// <inheritdoc />
    public override string TextQuery(IEnumerable<string> words) => string.Join(" AND ", words.Select(word => $"\"{word}\" *"));

    /// <inheritdoc />
    public override string Ordinal(string expression) => expression;

    /// <inheritdoc />
    public override string Among(string expression, string query) => $"{expression} in ({query})";

    /// <inheritdoc />
    public override string OneOf(string expression, string parameter) => $"{expression} in (select value from json_each(@{parameter}))";

    /// <inheritdoc />
    public override object Numbers(IReadOnlyList<long> numbers) => JsonSerializer.Serialize(numbers);

    /// <inheritdoc />
    public override object Instant(DateTimeOffset instant) => Instants.Format(instant);

    /// <inheritdoc />
    public override DbType InstantType => DbType.String;

    /// <inheritdoc />
    public override DateTimeOffset ReadInstant(DbDataReader reader, int column) => Instants.Parse(reader.GetString(column));
}
