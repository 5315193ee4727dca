using System.Globalization;

namespace Dispatch.Chaos.Checking;

/// <summary>Promise 4, where others than what was struck are there to keep it: what falls due is applied within twenty seconds of its instant, or of the blow.</summary>
public sealed class DeadlinesInTime : IPromise
{
    private const int Number = 4;

    /// <inheritdoc />
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        if (evidence.PunctualSince is not { } since)
            yield break;
        foreach (var (line, late) in Applied(evidence, since).Where(applied => applied.Late > DeadlinesStandOnce.Bound))
            yield return new Violation(Number, string.Create(CultureInfo.InvariantCulture, $"{line.Number} was late by {late.TotalSeconds:0.0} s with {line.Entry}"));
    }

    /// <summary>What time alone brought since then, and how long after its instant, or after then, it was recorded.</summary>
    public static IEnumerable<(EventRow Line, TimeSpan Late)> Applied(Evidence evidence, DateTimeOffset since) =>
        from line in evidence.Journal
        where line.Entry.Actor == Actor.Timer && line.Entry.RecordedAt >= since
        select (line, line.Entry.RecordedAt - (line.Entry.OccurredAt > since ? line.Entry.OccurredAt : since));
}
