using System.CommandLine;
using System.Text.Json;
using Dispatch.Load.Logs;
using Dispatch.Load.Plans;
using Dispatch.Load.Replay;
using Dispatch.Load.Server;
using Spectre.Console;

namespace Dispatch.Load.Cli;

/// <summary><c>replay</c>: sends a log to a server and proves that nothing is lost.</summary>
internal static class ReplayCommand
{
    private const int WidthOfFiles = 400;

    private static readonly Argument<string> s_log = new("log") { Description = "A CSV file of either form, compressed with gzip or not." };
    private static readonly Option<int?> s_limit = new("--limit") { Description = "Only the first so many cases." };
    private static readonly Option<bool> s_live = new("--live")
    {
        Description = "Live work of today instead of imported history; a fire log at a speed other than max is live in any case.",
    };
    private static readonly Option<int> s_concurrency = new("--concurrency") { Description = "Commands in flight.", DefaultValueFactory = _ => 32 };
    private static readonly Option<string?> s_run = new("--run") { Description = "A name that sets this replay apart from others of the same log." };
    private static readonly Option<string?> s_report = new("--report") { Description = "Writes the report as JSON, too." };

    public static Command Create()
    {
        var command = new Command("replay", "Replays a log against a server and checks that nothing was lost.")
        {
            s_log, ServerArguments.Url, ServerArguments.Token, SpeedArgument.Option, s_limit, s_live, s_concurrency, s_run, s_report,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var speed = parsed.GetValue(SpeedArgument.Option);
        var log = LogFile.Open(parsed.GetValue(s_log)!);
        var plan = LogPlanner.Plan(log, new PlanOptions
        {
            Limit = parsed.GetValue(s_limit),
            Live = parsed.GetValue(s_live) || (log.Form is LogForm.Fire && speed is not null),
            Run = parsed.GetValue(s_run),
        });
        using var server = await ServerConnection.Open(parsed.GetValue(ServerArguments.Url)!, ServerArguments.TokenOf(parsed), cancellationToken);
        var run = new ReplayRun(server, new ReplayOptions { Speed = speed, Concurrency = parsed.GetValue(s_concurrency) });
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfFiles;
        var report = await ReplayProgress.Show(console, run, plan, cancellationToken);
        ReplayText.Write(console, report);
        if (parsed.GetValue(s_report) is { } path)
            await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(report, Json.Indented), cancellationToken);
        return report.AddsUp ? ExitCodes.Done : ExitCodes.Fault;
    }
}
