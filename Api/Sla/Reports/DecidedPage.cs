namespace Dispatch.Sla;

/// <summary>A page of the clocks that a figure counts.</summary>
/// <param name="Total">How many there are in all: the figure.</param>
/// <param name="Items">Those of this page.</param>
/// <param name="Next">The cursor of the next page; absent on the last.</param>
internal sealed record DecidedPage(int Total, IReadOnlyList<DecidedLine> Items, string? Next);
