using System.Data;
using System.Data.Common;

namespace Dispatch.Storage;

/// <summary>What the two databases say differently in the same questions.</summary>
internal abstract class SqlDialect
{
    /// <summary>An expression: the mark from which changes are counted, as of this statement.</summary>
    public abstract string Mark { get; }

    /// <summary>A condition on <c>t</c>: changed since <c>@mark</c>.</summary>
    public abstract string ChangedSinceMark { get; }

    /// <summary>A condition on <c>t</c>: its words match <c>@text</c>, made by <see cref="TextQuery"/>.</summary>
    public abstract string Matches { get; }

    /// <summary>A statement that takes words which no ticket has any more out of the search index; null where they go with the ticket's.</summary>
    public abstract string? TidySearch { get; }

    /// <summary>A query that all these words begin words of the ticket.</summary>
    public abstract string TextQuery(IEnumerable<string> words);

    /// <summary>The expression, a text, as it sorts by code points.</summary>
    public abstract string Ordinal(string expression);

    /// <summary>A condition: the expression is among what the query selects, found by its index.</summary>
    public abstract string Among(string expression, string query);

    /// <summary>A condition: the expression, a whole number, is one of a parameter's, made by <see cref="Numbers"/>.</summary>
    public abstract string OneOf(string expression, string parameter);

    /// <summary>Many numbers as one parameter: the statement is the same for every count, and is prepared once.</summary>
    public abstract object Numbers(IReadOnlyList<long> numbers);

    /// <summary>An instant as a parameter.</summary>
    public abstract object Instant(DateTimeOffset instant);

    /// <summary>The type of such a parameter.</summary>
    public abstract DbType InstantType { get; }

    /// <summary>An instant as it is stored.</summary>
    public abstract DateTimeOffset ReadInstant(DbDataReader reader, int column);
}
