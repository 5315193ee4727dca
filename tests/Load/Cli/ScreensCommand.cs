using System.CommandLine;
using System.Text.Json;
using Dispatch.Load.Screens;
using Dispatch.Load.Server;

namespace Dispatch.Load.Cli;

/// <summary><c>screens</c>: opens many screens, some of them stuck, and prints what that costs as JSON.</summary>
internal static class ScreensCommand
{
    private static readonly Option<int> s_screens = new("--screens") { Description = "Screens that read.", DefaultValueFactory = _ => 2_000 };
    private static readonly Option<int> s_stuck = new("--stuck") { Description = "Screens that never read.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int> s_cells = new("--cells") { Description = "Cells that share the screens; changes are made in the first.", DefaultValueFactory = _ => 20 };
    private static readonly Option<double> s_rate = new("--rate") { Description = "Changes a second.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> s_seconds = new("--seconds") { Description = "How long changes are made, and how long before that nothing is.", DefaultValueFactory = _ => 60 };
    private static readonly Option<int?> s_pid = new("--pid") { Description = "The server's process on this machine, for its memory." };
    private static readonly Option<string?> s_json = new("--json") { Description = "Writes the figures to a file, too." };

    public static Command Create()
    {
        var command = new Command("screens", "Opens many screens, some of which never read, and measures the server's memory and what the others see.")
        {
            ServerArguments.Url, ServerArguments.Token, s_screens, s_stuck, s_cells, s_rate, s_seconds, s_pid, s_json,
        };
        command.Validators.Add(result =>
        {
            if (Given.Or(result, s_cells) is var cells && (cells < 1 || Given.Or(result, s_screens) < cells))
                result.AddError("--cells is at least 1 and at most --screens.");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var server = await ServerConnection.Open(parsed.GetValue(ServerArguments.Url)!, ServerArguments.TokenOf(parsed), cancellationToken);
        var options = new ScreenOptions
        {
            Screens = parsed.GetValue(s_screens),
            Stuck = parsed.GetValue(s_stuck),
            Cells = parsed.GetValue(s_cells),
            Rate = parsed.GetValue(s_rate),
            Duration = TimeSpan.FromSeconds(parsed.GetValue(s_seconds)),
            ProcessId = parsed.GetValue(s_pid),
        };
        await using var run = new ScreenRun(server, options, Console.Error.WriteLine);
        var report = await run.Run(cancellationToken);
        var json = JsonSerializer.Serialize(report, Json.Indented);
        await Console.Out.WriteLineAsync(json);
        if (parsed.GetValue(s_json) is { } path)
            await File.WriteAllTextAsync(path, json, cancellationToken);
        return report.Boards.Differences.Count == 0 ? ExitCodes.Done : ExitCodes.Fault;
    }
}
