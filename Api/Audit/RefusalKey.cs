namespace Dispatch.Audit;

/// <summary>What refusals that are alike have in common.</summary>
/// <param name="Actor">Who was refused; null where nobody was signed in.</param>
/// <param name="Address">From where.</param>
/// <param name="Endpoint">What was asked, whatever it was about: the pattern of its address, the method of a hub.</param>
/// <param name="Status">How it was answered.</param>
internal readonly record struct RefusalKey(string? Actor, string? Address, string? Endpoint, int Status);
