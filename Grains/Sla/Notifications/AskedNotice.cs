namespace Dispatch.Sla;

/// <summary>A notice that a commit asks for beside those that stand in its journal.</summary>
/// <param name="Version">The line of the journal that it tells.</param>
/// <param name="Notice">Whom, and how.</param>
public sealed record AskedNotice(int Version, Notice Notice);
