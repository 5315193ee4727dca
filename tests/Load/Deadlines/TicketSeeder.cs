using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Load.Deadlines;

/// <summary>Reports tickets over many connections at once: some that nothing is due for, and some whose resolution is due at a chosen instant.</summary>
internal sealed class TicketSeeder(ServerConnection server, IReadOnlyList<string> cells, int clients)
{
    private const int MostTries = 10;
    private const string Path = "api/v1/tickets";

    /// <summary>The category, the policy that is for it alone, and what it promises, around the clock.</summary>
    private const string Due = "load-due";

    private static readonly TimeSpan s_goal = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

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
    public Task<double> Report(int count, CancellationToken cancellationToken)
    {
        List<byte[]> bodies = [.. cells.Select(cell => Request(cell, "storage").ToBody())];
        return Send("report", count, i => bodies[i % bodies.Count], (_, _) => { }, cancellationToken);
    }

    /// <summary>Reports tickets as of so long ago that each is due at its instant, to the cells by turns.</summary>
    /// <returns>Their numbers.</returns>
    public async Task<string[]> Report(DeadlineSpread spread, CancellationToken cancellationToken)
    {
        var numbers = new string[spread.Count];
        await Send(
            "due",
            spread.Count,
            i => (Request(cells[i % cells.Count], Due) with { OccurredAt = spread[i] - s_goal }).ToBody(),
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

    private async Task<double> Send(string name, int count, Func<int, byte[]> body, Action<int, Answer> accepted, CancellationToken cancellationToken)
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
                    accepted(i, Insist(connection, body(i), string.Create(CultureInfo.InvariantCulture, $"deadlines:{_run}:{i}:{name}")));
                }
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        return count / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static Answer Insist(CommandConnection connection, byte[] body, string key)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var answer = connection.Post(Path, body, key);
                if (answer.IsAccepted)
                    return answer;
                if (!answer.IsTransient || tries == MostTries)
                    throw new ServerLostException($"{Path} was not accepted: {answer.Code} {answer.Detail}");
            }
            catch (IOException e) when (tries == MostTries)
            {
                throw new ServerLostException($"{Path} was not answered: {e.Message}", e);
            }
            catch (IOException)
            {
                // The same key again: it happens once.
            }

            Thread.Sleep(s_pause);
        }
    }
}
