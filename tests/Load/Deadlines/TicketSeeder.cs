using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Load.Deadlines;

/// <summary>Reports tickets, many at once: some that nothing is due for, and some whose resolution is due at a chosen instant.</summary>
internal sealed class TicketSeeder(ServerConnection server, IReadOnlyList<string> cells, int clients)
{
    /// <summary>The category, the policy that is for it alone, and what it promises, around the clock.</summary>
    private const string Due = "load-due";

    private static readonly TimeSpan s_goal = TimeSpan.FromMinutes(30);

    private readonly TicketClient _tickets = new(server.Http, new Patience(), TimeProvider.System);
    private readonly string _run = Guid.NewGuid().ToString("N")[..12];

    /// <summary>Puts the policy that the due tickets are promised by: whoever leads a cell is told when it breaks, as with the first policy of an installation.</summary>
    public async Task Promise(CancellationToken cancellationToken)
    {
        var policy = new SlaPolicy
        {
            Id = Due,
            Name = "Load: due at a chosen instant",
            AppliesTo = [new PolicyScope(Category: Due)],
            Targets = [new TargetRule(SlaTarget.Resolution, Enumerable.Range(1, 4).Select(priority => new SlaGoal(priority, s_goal, null, "always")).ToValueList(), [])],
            Escalation = "default",
        };
        using var answer = await server.Http.PutAsJsonAsync($"api/v1/sla-policies/{Due}", policy, DispatchJson.Options, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new ServerLostException($"The policy was not accepted: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>Reports tickets that nothing is due for soon, to the cells by turns.</summary>
    /// <returns>How many were reported a second.</returns>
    public Task<double> Report(int count, CancellationToken cancellationToken) =>
        Send("report", count, i => Request(cells[i % cells.Count], "storage"), (_, _) => { }, cancellationToken);

    /// <summary>Reports tickets as of so long ago that each is due at its instant, to the cells by turns.</summary>
    /// <returns>Their numbers.</returns>
    public async Task<string[]> Report(DeadlineSpread spread, CancellationToken cancellationToken)
    {
        var numbers = new string[spread.Count];
        await Send(
            "due",
            spread.Count,
            i => Request(cells[i % cells.Count], Due) with { OccurredAt = spread[i] - s_goal },
            (i, answer) => numbers[i] = answer.Number!,
            cancellationToken);
        return numbers;
    }

    private static NewTicket Request(string cell, string category) => new()
    {
        Subject = "The shared drive is to be moved",
        Channel = Channel.Portal,
        Requester = new Requester("Ada Martin", "ada.martin@example.org"),
        Category = category,
        Impact = Degree.Medium,
        Urgency = Degree.Medium,
        Cell = cell,
    };

    private async Task<double> Send(string name, int count, Func<int, NewTicket> request, Action<int, Answer> accepted, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = cancellationToken },
            async (i, cancelled) =>
            {
                var answer = await _tickets.Send(null, request(i), string.Create(CultureInfo.InvariantCulture, $"deadlines:{_run}:{i}:{name}"), cancelled);
                if (!answer.IsAccepted)
                    throw new ServerLostException($"A ticket was not accepted: {answer.Code} {answer.Detail}");
                accepted(i, answer);
            });
        return count / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }
}
