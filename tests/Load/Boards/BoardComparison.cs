using System.Diagnostics;
using Dispatch.Load.Server;
using Dispatch.Tickets;

namespace Dispatch.Load.Boards;

/// <summary>Compares the copies of boards with the database, waiting a bounded time for them to settle.</summary>
public static class BoardComparison
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Compares every board of every watch: number, version, status and technician of each open ticket.</summary>
    /// <param name="watches">The copies.</param>
    /// <param name="lists">The database.</param>
    /// <param name="patience">How long boards may take to settle.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<BoardsCompared> Compare(
        IReadOnlyCollection<BoardWatch> watches, TicketLists lists, TimeSpan patience, CancellationToken cancellationToken)
    {
        var waiting = watches.SelectMany(watch => watch.Cells.Select(cell => (watch, cell))).ToList();
        var total = waiting.Count;
        var since = Stopwatch.GetTimestamp();
        List<string> differences;
        while (true)
        {
            differences = [];
            var unequal = new List<(BoardWatch, string)>();
            foreach (var boards in waiting.GroupBy(board => board.cell, StringComparer.Ordinal))
            {
                var truth = await lists.OpenOfCell(boards.Key, cancellationToken).ToDictionaryAsync(ticket => ticket.Number, cancellationToken: cancellationToken);
                foreach (var board in boards)
                {
                    if (Difference(board.watch, board.cell, truth) is not { } difference)
                        continue;
                    differences.Add(difference);
                    unequal.Add(board);
                }
            }
            waiting = unequal;
            if (waiting.Count == 0 || Stopwatch.GetElapsedTime(since) > patience)
                return new BoardsCompared(total, total - waiting.Count, differences);
            await Task.Delay(s_pause, cancellationToken);
        }
    }

    private static string? Difference(BoardWatch watch, string cell, Dictionary<TicketNumber, TicketLine> truth)
    {
        var rows = watch.Rows(cell);
        foreach (var ticket in truth.Values)
        {
            if (!rows.TryGetValue(ticket.Number, out var row))
                return $"{cell}: {ticket.Number} is open in the database and not on the board";
            if (row.Version != ticket.Version || row.Status != ticket.Status || row.Technician != ticket.Technician)
                return $"{cell}: {ticket.Number} is {Show(ticket.Version, ticket.Status, ticket.Technician)} in the database, " +
                    $"{Show(row.Version, row.Status, row.Technician)} on the board";
        }
        return rows.Keys.FirstOrDefault(number => !truth.ContainsKey(number)) is { Value: > 0 } extra
            ? $"{cell}: {extra} is on the board and not open in the database"
            : null;
    }

    private static string Show(int version, TicketStatus status, string? technician) => $"v{version} {status} {technician ?? "nobody"}";
}
