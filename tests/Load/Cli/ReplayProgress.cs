using System.Diagnostics;
using System.Globalization;
using Dispatch.Load.Plans;
using Dispatch.Load.Replay;
using Spectre.Console;

namespace Dispatch.Load.Cli;

/// <summary>Shows how far a replay has come: a bar on a terminal, a line every few seconds in a file.</summary>
internal static class ReplayProgress
{
    private static readonly TimeSpan s_bar = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_line = TimeSpan.FromSeconds(5);

    public static async Task<ReplayReport> Show(IAnsiConsole console, ReplayRun run, ReplayPlan plan, CancellationToken cancellationToken)
    {
        var replay = run.Run(plan, cancellationToken);
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal)
            await Bar(console, run.Tally, plan.Commands, replay);
        else
            await Lines(console, run.Tally, plan.Commands, replay);
        return await replay;
    }

    private static Task Bar(IAnsiConsole console, ReplayTally tally, int planned, Task replay) => console.Progress().StartAsync(async context =>
    {
        var bar = context.AddTask("commands", maxValue: planned);
        while (await Runs(replay, s_bar))
            bar.Value = tally.Sent + tally.Skipped;
        bar.Value = planned;
    });

    private static async Task Lines(IAnsiConsole console, ReplayTally tally, int planned, Task replay)
    {
        var since = Stopwatch.GetTimestamp();
        while (await Runs(replay, s_line))
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(since).TotalSeconds:0} s: {tally.Sent + tally.Skipped} of {planned} commands, {tally.Refused.Values.Sum()} refused"));
        }
    }

    private static async Task<bool> Runs(Task replay, TimeSpan pause) => await Task.WhenAny(replay, Task.Delay(pause)) != replay;
}
