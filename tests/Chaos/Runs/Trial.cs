using System.Diagnostics;
using System.Globalization;
using Dispatch.Chaos.Checking;
using Dispatch.Chaos.Clients;
using Dispatch.Chaos.Reading;
using Dispatch.Chaos.Screens;
using Dispatch.Testing;

namespace Dispatch.Chaos.Runs;

/// <summary>One fault under load, and the judgement: work, break, mend, let the screens settle, read everything, check.</summary>
/// <param name="nodes">The processes that take commands.</param>
/// <param name="screens">The screens at them.</param>
/// <param name="rows">The database.</param>
/// <param name="log">What clients remember, also of earlier trials of the same installation.</param>
/// <param name="say">Tells the report.</param>
internal sealed class Trial(IReadOnlyList<ServerProcess> nodes, ScreenWall screens, StoredRows rows, ClientLog log, Action<string> say)
{
    private const int Before = 150;

    /// <summary>Runs it.</summary>
    /// <param name="name">What the keys of its clients begin with.</param>
    /// <param name="chance">Everything is drawn from it.</param>
    /// <param name="leavesOthers">Whether others go on meanwhile, so that deadlines are applied in time.</param>
    /// <param name="strike">Breaks something and mends it; returns when what was struck is ready again.</param>
    /// <returns>The violations of any promise since the installation began.</returns>
    public async Task<IReadOnlyList<Violation>> Run(string name, Random chance, bool leavesOthers, Func<Crowd, Task> strike)
    {
        var (acknowledged, unanswered) = (log.Acknowledged, log.Unanswered);
        await using var crowd = new Crowd(nodes, log, name, chance);
        await crowd.Achieves(Before);
        // What a wrong clock recorded before this, in the future, is no matter of this fault.
        var (now, latest) = (DateTimeOffset.UtcNow, await rows.ReadLatestRecord());
        var struck = latest is { } ahead && ahead > now ? ahead.AddTicks(1) : now;
        await strike(crowd);
        var ready = Stopwatch.GetTimestamp();
        await crowd.CommandsSucceed();
        var recovered = Stopwatch.GetTimestamp();
        say(string.Create(CultureInfo.InvariantCulture, $"Commands succeed everywhere {Stopwatch.GetElapsedTime(ready, recovered).TotalSeconds:0.0} s after it was mended."));
        await crowd.End();

        var boards = await screens.Settle(rows, recovered);
        say(string.Create(CultureInfo.InvariantCulture, $"{boards.Copies.Count} boards of {boards.Truth.Count} lines were equal {boards.After.TotalSeconds:0.0} s after the recovery."));
        await crowd.Repeat(chance);
        await NothingIsOverdue();
        var evidence = await rows.ReadAll(log.Commands, boards) with { PunctualSince = leavesOthers ? struck : null };
        List<TimeSpan> late = [.. DeadlinesInTime.Applied(evidence, struck).Select(applied => applied.Late)];
        say(string.Create(CultureInfo.InvariantCulture, $"{late.Count} deadlines were applied, the latest {late.DefaultIfEmpty().Max().TotalSeconds:0.0} s after its instant."));
        say(string.Create(
            CultureInfo.InvariantCulture,
            $"{log.Acknowledged - acknowledged} commands were acknowledged, {log.Unanswered - unanswered} attempts were not; {evidence.Journal.Count} lines of {evidence.Tickets.Count} tickets were checked."));
        return Checker.Check(evidence);
    }

    /// <summary>Waits until all that was due is applied, or should long have been; what is missing then is for the checker to say.</summary>
    private async Task NothingIsOverdue()
    {
        var since = Stopwatch.GetTimestamp();
        while (await rows.ReadEarliestDeadline() <= DateTimeOffset.UtcNow && Stopwatch.GetElapsedTime(since) < DeadlinesStandOnce.Bound + TimeSpan.FromSeconds(2))
            await Task.Delay(100);
    }
}
