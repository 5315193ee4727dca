namespace Dispatch.Privacy;

/// <summary>What an erasure did.</summary>
/// <param name="Pseudonym">What stands for the person from now on.</param>
/// <param name="Tickets">How many tickets no longer name them.</param>
public sealed record ErasureResponse(string Pseudonym, int Tickets);
