using System.Diagnostics;
using System.Globalization;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;
using Dispatch.Tickets;

namespace Dispatch.Load.Screens;

/// <summary>A cell with some open tickets, which change at a steady rate.</summary>
internal sealed class BusyCell(ServerConnection server, string cell)
{
    private const int Tickets = 50;
    private const int AtOnce = 16;

    private readonly TicketClient _tickets = new(server.Http, new Patience(), TimeProvider.System);
    private readonly string _run = Guid.NewGuid().ToString("N")[..12];
    private readonly List<string> _numbers = [];

    /// <summary>Reports the tickets.</summary>
    public async Task Fill(CancellationToken cancellationToken)
    {
        var request = new NewTicket
        {
            Subject = "The screen in the hall shows nothing",
            Channel = Channel.Portal,
            Requester = new Requester("Ada Martin", "ada.martin@example.org"),
            Cell = cell,
        };
        for (var i = 0; i < Tickets; i++)
            _numbers.Add((await Send(null, request, i, cancellationToken)).Number!);
    }

    /// <summary>Changes them, so many a second as long as the server keeps up.</summary>
    /// <returns>How many changes were acknowledged.</returns>
    public async Task<int> Change(double rate, TimeSpan duration, CancellationToken cancellationToken)
    {
        var count = (int)(rate * duration.TotalSeconds);
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, cancelled) =>
        {
            var wait = TimeSpan.FromSeconds(i / rate) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, cancelled);
            await Send(_numbers[i % Tickets], TicketAction.Note("Still nothing"), i, cancelled);
        });
        return count;
    }

    private async Task<Answer> Send(string? number, TicketRequest request, int place, CancellationToken cancellationToken)
    {
        var answer = await _tickets.Send(number, request, string.Create(CultureInfo.InvariantCulture, $"screens:{_run}:{request.Name}:{place}"), cancellationToken);
        return answer.IsAccepted ? answer : throw new ServerLostException($"A command was not accepted: {answer.Code} {answer.Detail}");
    }
}
