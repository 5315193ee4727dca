namespace Dispatch.Sla;

/// <summary>Notifications that the limit does not let through singly.</summary>
/// <param name="Ids">Which ones, all for one recipient.</param>
/// <param name="Digest">The digest that gathers them.</param>
/// <param name="Until">When it is sent.</param>
public sealed record HeldBack(IReadOnlyList<long> Ids, string Digest, DateTimeOffset Until);
