using Dispatch.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch;

/// <summary>Which page of a list, as it stands in the address.</summary>
/// <param name="Cursor">Where the page begins: <c>next</c> of the page before.</param>
/// <param name="Limit">1 to 200, 50 where nobody said.</param>
internal sealed record PageQuery(string? Cursor, string? Limit)
{
    /// <summary>Reads how many items the page has at most.</summary>
    /// <returns>Why it cannot be that many; null if it can.</returns>
    public ProblemHttpResult? TryRead(out int limit)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        limit = QueryValues.Limit(Limit, errors);
        return errors.TryGetValue("limit", out var wrong) ? Wrong("limit", wrong[0]) : null;
    }

    /// <summary>What a cursor that comes from nowhere is answered with.</summary>
    public static ProblemHttpResult WrongCursor() => Wrong("cursor", QueryValues.WrongCursor);

    /// <summary>A page of what was read: one more than asked for tells that there is a next one.</summary>
    public static Page<TItem> Of<TRow, TItem>(IReadOnlyList<TRow> rows, int limit, Func<TRow, TItem> map, Func<TRow, string> cursor) =>
        rows.Count > limit ? new Page<TItem>([.. rows.Take(limit).Select(map)], cursor(rows[limit - 1])) : new Page<TItem>([.. rows.Select(map)]);

    private static ProblemHttpResult Wrong(string name, string sentence) => Problem.Field(ProblemCodes.InvalidQuery, name, sentence);
}
