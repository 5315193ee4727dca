using System.Diagnostics;
using System.Globalization;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;
using Dispatch.Tickets;

namespace Dispatch.Load.Deadlines;

/// <summary>Reports tickets and suspends some, over many connections at once.</summary>
internal sealed class TicketSeeder(ServerConnection server, IReadOnlyList<string> cells, int clients)
{
    private const int MostTries = 10;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly string _run = Guid.NewGuid().ToString("N")[..12];

    /// <summary>Reports tickets, to the cells by turns.</summary>
    /// <returns>Their numbers, and how many were reported a second.</returns>
    public async Task<(string[] Numbers, double PerSecond)> Report(int count, CancellationToken cancellationToken)
    {
        List<byte[]> bodies = [.. cells.Select(cell => Request(cell).ToBody())];
        var numbers = new string[count];
        var perSecond = await Send(
            count, i => ("api/v1/tickets", bodies[i % bodies.Count], "report"), (i, answer) => numbers[i] = answer.Number!, cancellationToken);
        return (numbers, perSecond);
    }

    /// <summary>Suspends each ticket until its deadline.</summary>
    public Task Suspend(IReadOnlyList<string> numbers, DeadlineSpread spread, CancellationToken cancellationToken) => Send(
        spread.Count,
        i => ($"api/v1/tickets/{numbers[i]}/suspend", TicketAction.Suspend(SuspensionReason.Planned, spread[i]).ToBody(), "suspend"),
        (_, _) => { },
        cancellationToken);

    private static NewTicket Request(string cell) => new()
    {
        Subject = "The shared drive is to be moved",
        Channel = Channel.Portal,
        Requester = new Requester("Ada Martin", "ada.martin@example.org"),
        Category = "storage",
        Impact = Degree.Medium,
        Urgency = Degree.Medium,
        Cell = cell,
    };

    private async Task<double> Send(
        int count, Func<int, (string Path, byte[] Body, string Name)> command, Action<int, Answer> accepted, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using var connection = new CommandConnection(server);
                while (Interlocked.Increment(ref next) is var i && i < count)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var (path, body, name) = command(i);
                    accepted(i, Insist(connection, path, body, string.Create(CultureInfo.InvariantCulture, $"deadlines:{_run}:{i}:{name}")));
                }
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        return count / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static Answer Insist(CommandConnection connection, string path, byte[] body, string key)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var answer = connection.Post(path, body, key);
                if (answer.IsAccepted)
                    return answer;
                if (!answer.IsTransient || tries == MostTries)
                    throw new ServerLostException($"{path} was not accepted: {answer.Code} {answer.Detail}");
            }
            catch (IOException e) when (tries == MostTries)
            {
                throw new ServerLostException($"{path} was not answered: {e.Message}", e);
            }
            catch (IOException)
            {
                // The same key again: it happens once.
            }

            Thread.Sleep(s_pause);
        }
    }
}
