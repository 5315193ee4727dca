using System.Diagnostics;
using Dispatch.Chaos.Checking;
using Dispatch.Chaos.Installations;
using Dispatch.Chaos.Reading;
using Dispatch.Load.Boards;
using Dispatch.Load.Server;
using Dispatch.Testing;

namespace Dispatch.Chaos.Screens;

/// <summary>One screen at each API process that shows all cells, and heals as a real one does.</summary>
internal sealed class ScreenWall : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Longer than is promised, so that a failure says how long it took.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly List<(string Name, ServerConnection Server, BoardWatch Watch)> _screens = [];

    private ScreenWall()
    {
    }

    /// <summary>Opens a screen at each process.</summary>
    public static async Task<ScreenWall> Open(IEnumerable<ServerProcess> nodes)
    {
        var wall = new ScreenWall();
        foreach (var node in nodes)
        {
            var server = await ServerConnection.Open(node.Url, ServerProcess.Token, CancellationToken.None);
            var watch = await BoardWatch.Open(server, Region.Cells, new BoardWatchOptions(), CancellationToken.None);
            wall._screens.Add((node.Url.Authority, server, watch));
        }

        return wall;
    }

    /// <summary>Compares every screen with the database until they are equal.</summary>
    /// <param name="rows">The database.</param>
    /// <param name="recovered">The time stamp of the recovery.</param>
    /// <returns>The last comparison.</returns>
    public async Task<BoardsSeen> Settle(StoredRows rows, long recovered)
    {
        while (true)
        {
            // What screens show is read first: the database can only be ahead of it.
            List<BoardCopy> copies = [.. from screen in _screens from cell in Region.Cells select Copy(screen.Name, screen.Watch, cell)];
            var seen = new BoardsSeen(copies, await rows.ReadBoard(Region.Cells), Stopwatch.GetElapsedTime(recovered));
            if (!BoardsConverge.Differences(seen).Any() || seen.After > s_patience)
                return seen;
            await Task.Delay(s_pause);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, server, watch) in _screens)
        {
            await watch.DisposeAsync();
            server.Dispose();
        }
    }

    private static BoardCopy Copy(string screen, BoardWatch watch, string cell) => new(
        screen, cell, [.. watch.Rows(cell).Values.Select(row => new BoardLine(row.Number, row.Cell, row.Version, row.Status, row.Technician))]);
}
