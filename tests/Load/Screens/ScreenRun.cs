using System.Diagnostics;
using System.Globalization;
using Dispatch.Load.Boards;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;

namespace Dispatch.Load.Screens;

/// <summary>
/// Opens many screens, most of which idle, and some that never read; makes changes in one cell; and measures what that costs the server in memory, and the screens
/// that read in time.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="options">How many.</param>
/// <param name="say">Tells a person how far it is.</param>
internal sealed class ScreenRun(ServerConnection server, ScreenOptions options, Action<string> say) : IAsyncDisposable
{
    private const int OpenAtOnce = 16;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_ping = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _closing = new();
    private readonly BoardWatch?[] _screens = new BoardWatch?[options.Screens];
    private readonly FrameGaps[] _gaps = [.. Enumerable.Range(0, options.Screens).Select(_ => new FrameGaps())];
    private readonly List<StuckScreen> _stuck = [];

    /// <summary>Runs.</summary>
    public async Task<ScreenReport> Run(CancellationToken cancellationToken)
    {
        List<string> cells = [.. Enumerable.Range(1, options.Cells).Select(i => string.Create(CultureInfo.InvariantCulture, $"screens-{i}"))];
        await new Registrar(server.Http).Ensure(cells.Select(cell => new CellSeen(cell, cell, 1, "load")), [], cancellationToken);
        var busy = new BusyCell(server, cells[0]);
        await busy.Fill(cancellationToken);

        say($"Opening {options.Screens} screens, and {options.Stuck} that never read.");
        var before = Memory();
        await Open(cells, cancellationToken);
        var pinging = Ping(_closing.Token);
        var open = Memory();

        say("Nothing happens.");
        await Task.Delay(options.Duration, cancellationToken);
        var idle = Memory();

        say("Changes are made.");
        foreach (var gaps in _gaps)
            gaps.Begin();
        var (changes, most) = await Watch(busy.Change(options.Rate, options.Duration, cancellationToken), cancellationToken);
        List<BoardWatch> watching = [.. _screens.OfType<BoardWatch>().Where(screen => screen.Cells.Contains(cells[0]))];
        var worst = _gaps.Max(gaps => gaps.Worst);
        var compared = await BoardComparison.Compare(watching, new TicketLists(server.Http, new Patience(), TimeProvider.System), s_settled, cancellationToken);
        var after = Memory();
        await _closing.CancelAsync();
        await pinging;
        var cutOff = _stuck.Count(screen => screen.IsCutOff);
        await Close();
        await Task.Delay(s_settled, cancellationToken);
        return new ScreenReport
        {
            Options = options,
            Memory = options.ProcessId is null ? null : new MemoryFigures(before, open, idle, most, after, Memory()),
            CutOff = cutOff,
            Changes = changes,
            Feed = watching.Aggregate(FeedTally.None, (sum, screen) => sum + screen.Tally),
            WorstGap = worst.TotalMilliseconds,
            Boards = compared,
        };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Close();
        _closing.Dispose();
    }

    private async Task Open(List<string> cells, CancellationToken cancellationToken)
    {
        await Parallel.ForAsync(
            0,
            _screens.Length,
            new ParallelOptions { MaxDegreeOfParallelism = OpenAtOnce, CancellationToken = cancellationToken },
            async (i, cancelled) => _screens[i] = await BoardWatch.Open(
                server, [cells[i % cells.Count]], new BoardWatchOptions { Seen = _ => _gaps[i].See() }, cancelled));
        while (_stuck.Count < options.Stuck)
            _stuck.Add(await StuckScreen.Open(server, cells[0], cancellationToken));
    }

    private async Task<(int Changes, double Most)> Watch(Task<int> changing, CancellationToken cancellationToken)
    {
        var most = Memory();
        while (!changing.IsCompleted)
        {
            most = Math.Max(most, Memory());
            await Task.Delay(s_look, cancellationToken);
        }

        return (await changing, most);
    }

    /// <summary>A stuck screen that said nothing would be closed by the server, and show nothing.</summary>
    private async Task Ping(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_ping, cancellationToken);
                foreach (var screen in _stuck)
                    await screen.Ping(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // They are closed.
        }
    }

    private async Task Close()
    {
        _stuck.ForEach(screen => screen.Dispose());
        _stuck.Clear();
        await Parallel.ForAsync(0, _screens.Length, async (i, _) =>
        {
            if (Interlocked.Exchange(ref _screens[i], null) is { } screen)
                await screen.DisposeAsync();
        });
    }

    /// <summary>What the server has in memory now, in MB; 0 where its process was not named.</summary>
    private double Memory()
    {
        if (options.ProcessId is not { } id)
            return 0;
        using var now = Process.GetProcessById(id);
        return now.WorkingSet64 / 1e6;
    }
}
