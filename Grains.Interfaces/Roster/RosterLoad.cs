namespace Dispatch.Roster;

/// <summary>How much work a technician has.</summary>
/// <param name="Open">Tickets that are theirs.</param>
/// <param name="InProgress">Of these, the phone, remote and workshop work in progress, which counts against the limit.</param>
/// <param name="Parallel">The limit.</param>
[GenerateSerializer, Immutable, Alias("roster-load")]
public sealed record RosterLoad([property: Id(0)] int Open, [property: Id(1)] int InProgress, [property: Id(2)] int Parallel);
