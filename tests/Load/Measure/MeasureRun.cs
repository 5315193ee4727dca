using System.Diagnostics;
using Dispatch.Load.Boards;
using Dispatch.Load.Server;

namespace Dispatch.Load.Measure;

/// <summary>
/// Loads a server and measures it, in turns with baselines: one round of commands, one of each baseline, and again, so that what else
/// happens on the machine meets both.
/// </summary>
/// <param name="servers">The server; of a cluster, the API processes among which clients and screens are shared out.</param>
/// <param name="options">How it is loaded.</param>
public sealed class MeasureRun(IReadOnlyList<ServerConnection> servers, MeasureOptions options)
{
    private readonly CommandLog _log = new();

    /// <summary>Measures.</summary>
    public async Task<MeasureReport> Run(IReadOnlyList<IBaseline> baselines, CancellationToken cancellationToken)
    {
        await using var crew = await ClientCrew.Gather(servers, options, cancellationToken);
        var cells = ClientCrew.CellIds(options.Cells);
        List<Screen> screens = [.. Enumerable.Range(0, options.Screens).Select(i => new Screen(cells[i % cells.Count], Stopwatch.GetTimestamp))];
        var watches = new List<BoardWatch>();
        var rosters = new List<RosterWatch>();
        try
        {
            for (var i = 0; i < options.Rosters; i++)
                rosters.Add(await RosterWatch.Open(servers[i % servers.Count], [cells[i % cells.Count]], cancellationToken));
            for (var i = 0; i < screens.Count; i++)
                watches.Add(await Open(servers[i % servers.Count], screens[i], cancellationToken));
            var rounds = baselines.Count == 0 ? 1 : options.Rounds;
            var own = new List<(long Commands, double Seconds)>();
            var theirs = baselines.ToDictionary(baseline => baseline, _ => new List<double>());
            await WarmUp(crew, baselines, cancellationToken);
            for (var round = 0; round < rounds; round++)
            {
                own.Add(await crew.Work(_log, options.Rate, options.Duration / rounds, cancellationToken));
                foreach (var baseline in baselines)
                    theirs[baseline].Add(await baseline.Measure(options.Duration / rounds, cancellationToken));
            }
            return Report(own, theirs, screens.Count == 0 ? null : await Screens(screens, watches, cancellationToken)) with
            {
                Rosters = rosters.Count == 0 ? null : new RosterFigures(rosters.Count, rosters.Sum(roster => roster.Frames), rosters.Sum(roster => roster.Rows), rosters.Sum(roster => roster.Gaps)),
            };
        }
        finally
        {
            foreach (var roster in rosters)
                await roster.DisposeAsync();
            foreach (var watch in watches)
                await watch.DisposeAsync();
        }
    }

    private async Task WarmUp(ClientCrew crew, IReadOnlyList<IBaseline> baselines, CancellationToken cancellationToken)
    {
        if (options.WarmUp <= TimeSpan.Zero)
            return;
        await crew.Work(new CommandLog(), options.Rate, options.WarmUp, cancellationToken);
        foreach (var baseline in baselines)
            await baseline.Measure(options.WarmUp, cancellationToken);
    }

    private Task<BoardWatch> Open(ServerConnection server, Screen screen, CancellationToken cancellationToken) => BoardWatch.Open(
        server, [screen.Cell], new BoardWatchOptions { DropEvery = options.DropEvery, Seen = screen.See, Shown = screen.See }, cancellationToken);

    private async Task<ScreenFigures> Screens(List<Screen> screens, List<BoardWatch> watches, CancellationToken cancellationToken)
    {
        var lists = new TicketLists(servers[0].Http, new Patience(), TimeProvider.System);
        var boards = await BoardComparison.Compare(watches, lists, options.Settle, cancellationToken);
        var feed = watches.Aggregate(FeedTally.None, (sum, watch) => sum + watch.Tally);
        return ScreenFigures.Of(screens, _log.Commits, feed, boards);
    }

    private MeasureReport Report(List<(long Commands, double Seconds)> rounds, Dictionary<IBaseline, List<double>> baselines, ScreenFigures? screens)
    {
        var (commands, seconds) = (rounds.Sum(round => round.Commands), rounds.Sum(round => round.Seconds));
        return new MeasureReport
        {
            Clients = options.Clients,
            Rate = options.Rate,
            Seconds = seconds,
            Commands = commands,
            CommandsPerSecond = commands / seconds,
            Rounds = [.. rounds.Select(round => round.Commands / round.Seconds)],
            Latency = _log.All(),
            ByCommand = _log.PerCommand(),
            Refused = _log.Refused,
            Errors = _log.Errors,
            Screens = screens,
            Baselines = [.. baselines.Select(pair => new BaselineFigures(
                pair.Key.Name, pair.Value, pair.Value.Average(), commands / seconds / pair.Value.Average()))],
        };
    }
}
