namespace Dispatch.Sla;

/// <summary>A digest that gathers.</summary>
/// <param name="Key">Its key, kept in the outbox before it is sent.</param>
/// <param name="Until">When it is sent.</param>
/// <param name="Gathered">How many notifications it has been given by this activation.</param>
internal sealed record OpenDigest(string Key, DateTimeOffset Until, int Gathered = 0);
