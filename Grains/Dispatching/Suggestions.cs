namespace Dispatch.Dispatching;

/// <summary>Who could do the work, best first, and who could not, by name.</summary>
/// <param name="Candidates">The ranked.</param>
/// <param name="Excluded">The others, each with the first rule that excludes them.</param>
public sealed record Suggestions(IReadOnlyList<Candidate> Candidates, IReadOnlyList<Exclusion> Excluded);
