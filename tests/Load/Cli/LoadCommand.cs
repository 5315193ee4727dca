using System.CommandLine;
using System.Text.Json;
using Dispatch.Load.Measure;
using Dispatch.Load.Server;

namespace Dispatch.Load.Cli;

/// <summary><c>load</c>: loads a server and prints what it measured as JSON.</summary>
internal static class LoadCommand
{
    private static readonly Option<int> s_clients = new("--clients") { Description = "Commands in flight.", DefaultValueFactory = _ => 32 };
    private static readonly Option<int> s_duration = new("--duration") { Description = "Seconds.", DefaultValueFactory = _ => 30 };
    private static readonly Option<int> s_warmUp = new("--warm-up") { Description = "Seconds before that, unmeasured." };
    private static readonly Option<int> s_rounds = new("--rounds") { Description = "Turns beside baselines, in which the duration is shared out.", DefaultValueFactory = _ => 3 };
    private static readonly Option<CommandMix> s_mix = new("--mix")
    {
        Description = $"Commands and their shares; {CommandMix.Default} where nobody says otherwise.",
        DefaultValueFactory = _ => CommandMix.Parse(CommandMix.Default),
        CustomParser = result =>
        {
            try
            {
                return CommandMix.Parse(result.Tokens.Single().Value);
            }
            catch (FormatException e)
            {
                result.AddError($"--mix: {e.Message}");
                return null;
            }
        },
    };

    private static readonly Option<int> s_screens = new("--screens") { Description = "Connections that watch the boards." };
    private static readonly Option<int> s_rosters = new("--rosters") { Description = "Connections that watch the technicians of a cell." };
    private static readonly Option<int?> s_dropEvery = new("--drop-every") { Description = "Each screen loses every so manyth frame, and must end equal all the same." };
    private static readonly Option<double?> s_rate = new("--rate") { Description = "Commands a second, whether the server keeps up or not (open loop)." };
    private static readonly Option<string?> s_postgres = new("--postgres") { Description = "Runs pgbench on this PostgreSQL in turns, in a database of its own." };
    private static readonly Option<string?> s_sqliteRaw = new("--sqlite-raw") { Description = "Measures bare SQLite commits in this directory in turns." };
    private static readonly Option<string?> s_json = new("--json") { Description = "Writes the figures to a file, too." };

    public static Command Create()
    {
        var command = new Command("load", "Loads a server and measures throughput, latency and how soon screens show a change.")
        {
            ServerArguments.Url, ServerArguments.Also, ServerArguments.Token, s_clients, s_duration, s_warmUp, s_mix, s_screens, s_rosters, s_dropEvery, s_rate,
            s_postgres, s_sqliteRaw, ServerArguments.Beside, s_rounds, s_json,
        };
        command.Validators.Add(result =>
        {
            if (Given.Or(result, s_rounds) < 1)
                result.AddError("--rounds is at least 1.");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = OptionsOf(parsed);
        var servers = new List<ServerConnection>();
        var baselines = new List<IBaseline>();
        try
        {
            foreach (var url in parsed.GetValue(ServerArguments.Also)!.Prepend(parsed.GetValue(ServerArguments.Url)!))
                servers.Add(await ServerConnection.Open(url, ServerArguments.TokenOf(parsed), cancellationToken));
            if (parsed.GetValue(s_postgres) is { } postgres)
                baselines.Add(await PgBench.Create(postgres, options.Clients, cancellationToken));
            if (parsed.GetValue(s_sqliteRaw) is { } directory)
                baselines.Add(new RawSqlite(directory));
            if (parsed.GetValue(ServerArguments.Beside) is { } beside)
                baselines.Add(await OtherInstallation.Create(await ServerConnection.Open(beside, ServerArguments.TokenOf(parsed), cancellationToken), options, cancellationToken));
            var report = await new MeasureRun(servers, options).Run(baselines, cancellationToken);
            var json = JsonSerializer.Serialize(report, Json.Indented);
            await Console.Out.WriteLineAsync(json);
            if (parsed.GetValue(s_json) is { } path)
                await File.WriteAllTextAsync(path, json, cancellationToken);
            return report.IsClean ? ExitCodes.Done : ExitCodes.Fault;
        }
        finally
        {
            foreach (var baseline in baselines)
                await baseline.DisposeAsync();
            servers.ForEach(server => server.Dispose());
        }
    }

    private static MeasureOptions OptionsOf(ParseResult parsed) => new()
    {
        Clients = parsed.GetValue(s_clients),
        Duration = TimeSpan.FromSeconds(parsed.GetValue(s_duration)),
        WarmUp = TimeSpan.FromSeconds(parsed.GetValue(s_warmUp)),
        Rounds = parsed.GetValue(s_rounds),
        Mix = parsed.GetValue(s_mix)!,
        Rate = parsed.GetValue(s_rate),
        Screens = parsed.GetValue(s_screens),
        Rosters = parsed.GetValue(s_rosters),
        DropEvery = parsed.GetValue(s_dropEvery),
    };
}
