using System.Globalization;

namespace Dispatch.Chaos.Checking;

/// <summary>Promise 5: within five seconds of a recovery every screen shows what the database holds, line by line.</summary>
public sealed class BoardsConverge : IPromise
{
    private const int Number = 5;

    /// <summary>How soon.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var difference in Differences(evidence.Boards))
            yield return new Violation(Number, difference);
        if (evidence.Boards.After > Bound)
            yield return new Violation(Number, string.Create(CultureInfo.InvariantCulture, $"The screens took {evidence.Boards.After.TotalSeconds:0.0} s to show what the database holds."));
    }

    /// <summary>The first difference of each copy that does not show the truth.</summary>
    public static IEnumerable<string> Differences(BoardsSeen seen)
    {
        var truth = seen.Truth.ToLookup(line => line.Cell, StringComparer.Ordinal);
        foreach (var copy in seen.Copies)
        {
            var shown = copy.Lines.ToDictionary(line => line.Number);
            if (truth[copy.Cell].FirstOrDefault(line => shown.GetValueOrDefault(line.Number) != line) is { } missed)
                yield return $"The screen at {copy.Screen} shows {shown.GetValueOrDefault(missed.Number)?.ToString() ?? "nothing"} where the database has {missed}.";
            else if (copy.Lines.ExceptBy(truth[copy.Cell].Select(line => line.Number), line => line.Number).FirstOrDefault() is { } extra)
                yield return $"The screen at {copy.Screen} shows {extra}, which the database does not have in {copy.Cell}.";
        }
    }
}
