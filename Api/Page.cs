namespace Dispatch;

/// <summary>A list.</summary>
/// <param name="Items">What is in it.</param>
/// <param name="Next">The cursor of the next page; absent on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next = null);
