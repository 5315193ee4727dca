using Dispatch.Tickets;

namespace Dispatch.Demo.Region;

/// <summary>What people write when a command wants a reason.</summary>
internal sealed record Phrases(
    IReadOnlyList<string> Declines,
    IReadOnlyList<string> Fixes,
    IReadOnlyList<string> Waits,
    IReadOnlyList<string> Transfers,
    IReadOnlyList<string> Reopens,
    IReadOnlyList<string> Cancels,
    IReadOnlyDictionary<VisitCode, IReadOnlyList<string>> Visits);
