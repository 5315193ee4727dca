namespace Dispatch.Sla;

/// <summary>A digest that gathers.</summary>
/// <param name="Key">Its key, kept in the outbox before it is sent.</param>
/// <param name="Until">When it is sent.</param>
internal sealed record OpenDigest(string Key, DateTimeOffset Until);
