using System.CommandLine;
using System.Text.Json;
using Dispatch.Load.Deadlines;
using Dispatch.Load.Server;

namespace Dispatch.Load.Cli;

/// <summary><c>deadlines</c>: lets many deadlines fall at once and prints how late they were, and what that cost the commands beside it, as JSON.</summary>
internal static class DeadlinesCommand
{
    private static readonly Option<int> s_open = new("--open") { Description = "Open tickets.", DefaultValueFactory = _ => 100_000 };
    private static readonly Option<int> s_due = new("--due") { Description = "How many of them fall due.", DefaultValueFactory = _ => 20_000 };
    private static readonly Option<int> s_within = new("--within") { Description = "Over how many seconds.", DefaultValueFactory = _ => 60 };
    private static readonly Option<int> s_cells = new("--cells") { Description = "Cells that share the tickets.", DefaultValueFactory = _ => 10 };
    private static readonly Option<double> s_rate = new("--rate") { Description = "Commands a second meanwhile.", DefaultValueFactory = _ => 100 };
    private static readonly Option<double> s_settle = new("--settle") { Description = "How many seconds of commands before any is measured.", DefaultValueFactory = _ => 90 };
    private static readonly Option<int> s_clients = new("--clients") { Description = "Connections.", DefaultValueFactory = _ => 32 };
    private static readonly Option<string?> s_server = new("--server")
    {
        Description = "Starts the server with this command, kills it (kill -9) while deadlines fall, and starts it again.",
    };

    private static readonly Option<string?> s_json = new("--json") { Description = "Writes the figures to a file, too." };

    public static Command Create()
    {
        var command = new Command("deadlines", "Lets many deadlines fall at once and measures how late they are, and what that costs commands.")
        {
            ServerArguments.Url, ServerArguments.Token, s_open, s_due, s_within, s_cells, s_rate, s_settle, s_clients, s_server, s_json,
        };
        command.Validators.Add(result =>
        {
            if (Given.Or(result, s_due) is var due && (due < 1 || due > Given.Or(result, s_open)))
                result.AddError("--due is at least 1 and at most --open.");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var url = parsed.GetValue(ServerArguments.Url)!;
        using var process = parsed.GetValue(s_server) is { } server ? new ServerProcess(server, url) : null;
        if (process is not null)
            await process.Start(cancellationToken);
        using var connection = await ServerConnection.Open(url, ServerArguments.TokenOf(parsed), cancellationToken);
        var within = TimeSpan.FromSeconds(parsed.GetValue(s_within));
        var options = new DeadlineOptions
        {
            Open = parsed.GetValue(s_open),
            Due = parsed.GetValue(s_due),
            Within = within,
            Settle = process is null ? TimeSpan.FromSeconds(parsed.GetValue(s_settle)) : TimeSpan.Zero,
            Idle = process is null ? within : TimeSpan.Zero,
            Cells = parsed.GetValue(s_cells),
            Rate = parsed.GetValue(s_rate),
            Clients = parsed.GetValue(s_clients),
        };
        var report = await new DeadlineRun(connection, options, process, Console.Error.WriteLine).Run(cancellationToken);
        var json = JsonSerializer.Serialize(report, Json.Indented);
        await Console.Out.WriteLineAsync(json);
        if (parsed.GetValue(s_json) is { } path)
            await File.WriteAllTextAsync(path, json, cancellationToken);
        return report.Deadlines.IsExact ? ExitCodes.Done : ExitCodes.Fault;
    }
}
