using System.Globalization;

namespace Dispatch.Sla;

/// <summary>A page of what a figure counts.</summary>
/// <param name="Total">How many there are in all: the figure.</param>
/// <param name="Items">Those of this page.</param>
/// <param name="Next">The cursor of the next page; absent on the last.</param>
internal sealed record FigurePage<T>(int Total, IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The page that begins after so many.</summary>
    public static FigurePage<T> Of(IReadOnlyList<T> all, long skip, int limit)
    {
        var begin = (int)Math.Min(skip, all.Count);
        var items = all.Skip(begin).Take(limit).ToList();
        var end = begin + items.Count;
        return new FigurePage<T>(all.Count, items, end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }
}
