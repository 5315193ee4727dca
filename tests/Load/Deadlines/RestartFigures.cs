namespace Dispatch.Load.Deadlines;

/// <summary>What a server that was killed made up for.</summary>
/// <param name="DownSeconds">From the kill to the start.</param>
/// <param name="StartSeconds">From the start until it said that it was ready.</param>
/// <param name="Overdue">How many deadlines fell while it was not ready.</param>
/// <param name="RecordedBeforeReady">How many of them it had recorded already when it said so.</param>
/// <param name="SecondsUntilAllRecorded">From then until the last of them was recorded.</param>
public sealed record RestartFigures(double DownSeconds, double StartSeconds, int Overdue, int RecordedBeforeReady, double SecondsUntilAllRecorded)
{
    /// <summary>Adds up.</summary>
    public static RestartFigures Of(DateTimeOffset killed, DateTimeOffset started, DateTimeOffset ready, IEnumerable<TimerEvents> all)
    {
        List<TimerEvents> overdue = [.. all.Where(one => one.Due <= ready && (one.Recorded.Count == 0 || one.Recorded[^1] > killed))];
        List<DateTimeOffset> recorded = [.. overdue.SelectMany(one => one.Recorded)];
        return new RestartFigures(
            (started - killed).TotalSeconds,
            (ready - started).TotalSeconds,
            overdue.Count,
            recorded.Count(at => at <= ready),
            recorded.Count == 0 ? 0 : Math.Max((recorded.Max() - ready).TotalSeconds, 0));
    }
}
