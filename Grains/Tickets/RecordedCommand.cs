namespace Dispatch.Tickets;

/// <summary>A command that the journal knows.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Fingerprint">Of what was asked and by whom.</param>
/// <param name="Version">The ticket's version that it led to.</param>
public sealed record RecordedCommand(string Id, string Fingerprint, int Version);
