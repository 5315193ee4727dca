namespace Dispatch.Load.Measure;

/// <summary>What consoles were told of technicians.</summary>
/// <param name="Watchers">How many watched.</param>
/// <param name="Frames">Frames that came, all watchers together.</param>
/// <param name="Rows">Rows in them.</param>
/// <param name="Gaps">How often something was missing, and asked for again.</param>
public sealed record RosterFigures(int Watchers, long Frames, long Rows, long Gaps);
