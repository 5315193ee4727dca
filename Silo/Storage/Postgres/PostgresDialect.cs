using System.Data;
using System.Data.Common;

namespace Dispatch.Storage.Postgres;

/// <summary>PostgreSQL: rows carry the transaction that wrote them; a mark is the oldest transaction still running.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    /// <inheritdoc />
    public override string Mark => "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    /// <inheritdoc />
    public override string ChangedSinceMark => "t.changed >= @mark";

    /// <inheritdoc />
    public override string Matches => "t.number in (select s.number from ticket_search s where s.document @@ @text::tsquery)";

    /// <inheritdoc />
    public override string? TidySearch => null;

    /// <inheritdoc />
    public override string TextQuery(IEnumerable<string> words) => string.Join(" & ", words.Select(word => $"'{word}':*"));

    /// <inheritdoc />
    public override string Ordinal(string expression) => $"{expression} collate \"C\"";

    /// <summary>As an array: beside other conditions that are joined by "or", a subquery would be asked about every row.</summary>
    public override string Among(string expression, string query) => $"{expression} = any(array({query}))";

    /// <inheritdoc />
    public override string OneOf(string expression, string parameter) => $"{expression} = any(@{parameter})";

    /// <inheritdoc />
    public override object Numbers(IReadOnlyList<long> numbers) => numbers.ToArray();

    /// <inheritdoc />
    public override object Instant(DateTimeOffset instant) => instant.UtcDateTime;

    /// <inheritdoc />
    public override DbType InstantType => DbType.DateTime;

    /// <inheritdoc />
    public override DateTimeOffset ReadInstant(DbDataReader reader, int column) => new(reader.GetDateTime(column), TimeSpan.Zero);
}
