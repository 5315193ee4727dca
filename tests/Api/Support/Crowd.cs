using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api;

/// <summary>
/// People who work at once, whatever happens to the servers of an installation: each command has its idempotency key and is sent again, to the next server,
/// until it is answered. What was acknowledged is remembered and compared with the journal at the end.
/// </summary>
internal sealed class Crowd(IReadOnlyList<ServerProcess> servers, int workers) : IAsyncDisposable
{
    private static readonly string[] s_technicians = ["tech-a", "tech-b", "tech-c"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _enough = new();
    private readonly ConcurrentDictionary<string, ConcurrentBag<(string Type, string? Text)>> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SentCommand> _last = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _wrong = [];
    private Task _work = Task.CompletedTask;
    private int _count;

    /// <summary>How many commands were acknowledged so far.</summary>
    public int Acknowledged => _count;

    /// <summary>Answers of 503, and how long they took.</summary>
    public ConcurrentQueue<(Answer Answer, TimeSpan After)> Unavailable { get; } = [];

    public async Task Begin()
    {
        var api = new Caller(servers[0].Http);
        foreach (var technician in s_technicians)
            (await api.Put($"/technicians/{technician}", new { name = technician, cells = new[] { "front-desk" } })).Is(HttpStatusCode.Created);
        _work = Task.WhenAll([.. Enumerable.Range(0, workers).Select(worker => Task.Run(() => Work(worker))), Task.Run(Watch)]);
    }

    /// <summary>Waits until so many more commands were acknowledged.</summary>
    public async Task Achieves(int commands)
    {
        var goal = Acknowledged + commands;
        await Poll.Until(() => Task.FromResult(Acknowledged >= goal || !_wrong.IsEmpty || _work.IsCompleted), $"{commands} more commands are acknowledged", s_patience);
    }

    public async Task End()
    {
        await _enough.CancelAsync();
        await _work.WaitAsync(s_patience);
        Assert.Empty(_wrong);
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        _enough.Dispose();
    }

    /// <summary>What was acknowledged so far.</summary>
    public IReadOnlyDictionary<string, KeptTicket> Remembered() => _acknowledged.ToDictionary(
        ticket => ticket.Key,
        ticket => new KeptTicket([.. ticket.Value.Select(line => $"{line.Type} {line.Text}")], _last[ticket.Key]),
        StringComparer.Ordinal);

    /// <summary>Compares what was acknowledged with what is there.</summary>
    public async Task AssertNothingIsLost()
    {
        var api = new Caller(servers[0].Http);
        var numbers = _acknowledged.Keys.Select(number => int.Parse(number[2..], CultureInfo.InvariantCulture)).Order().ToList();
        // Every report was sent until it was acknowledged: no number is missing, and none was given to nobody.
        Assert.Equal(Enumerable.Range(1001, numbers.Count), numbers);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/tickets/T-{1001 + numbers.Count}")).Status);

        foreach (var batch in _acknowledged.Chunk(16))
        {
            await Task.WhenAll(batch.Select(async ticket =>
            {
                var journal = await api.Journal(ticket.Key);
                Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(line => line["version"]!.GetValue<int>()));
                // Exactly once: the journal has what was acknowledged, and no line that nobody was told of.
                Assert.Equal(
                    ticket.Value.Select(line => $"{line.Type} {line.Text}").Order(StringComparer.Ordinal),
                    journal.Select(line => $"{line["type"]} {line["data"]!["text"]}").Order(StringComparer.Ordinal));
            }));
        }

        foreach (var technician in s_technicians)
            Assert.True(await OnSite(api, technician) <= 1, $"{technician} is in two places.");
    }

    private static async Task<int> OnSite(Caller api, string technician)
    {
        var answer = await api.Get($"/tickets?technician={technician}&status=inProgress&limit=200");
        return answer.IsSuccess ? answer.Items.Count(item => item!["intervention"]!["mode"]!.GetValue<string>() == "onSite") : 0;
    }

    private async Task Work(int worker)
    {
        for (var round = worker; !_enough.IsCancellationRequested; round++)
        {
            var report = SentCommand.Of("/tickets", Caller.Request());
            var number = (await Send(worker, report)).Number;
            Remember(number, report, "reported");
            await Tell("note", new { text = $"{worker} {round}" }, "noted", $"{worker} {round}");
            await Tell("assign", new { technician = s_technicians[round % s_technicians.Length] }, "assigned");
            // Only one of those who depart at once gets through; the others hear who has the time.
            if (await Tell("depart", null, "departed") && round % 3 != 0)
                await Tell("arrive", null, "arrived");
            if (round % 5 != 0)
                await Tell("resolve", new { code = "done" }, "resolved");

            async Task<bool> Tell(string command, object? body, string type, string? text = null)
            {
                var sent = SentCommand.Of($"/tickets/{number}/{command}", body);
                var answer = await Send(worker, sent);
                if (answer.IsSuccess)
                    Remember(number, sent, type, text);
                else if (answer.Status is not HttpStatusCode.Conflict)
                    _wrong.Enqueue($"{command}: {answer}");
                return answer.IsSuccess;
            }
        }
    }

    private async Task Watch()
    {
        for (var i = 0; !_enough.IsCancellationRequested; i++)
        {
            var technician = s_technicians[i % s_technicians.Length];
            try
            {
                if (await OnSite(new Caller(servers[i % servers.Count].Http), technician) > 1)
                    _wrong.Enqueue($"{technician} is in two places.");
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The server is being killed.
            }

            await Task.Delay(50);
        }
    }

    private void Remember(string number, SentCommand sent, string type, string? text = null)
    {
        _last[number] = sent;
        _acknowledged.GetOrAdd(number, _ => []).Add((type, text));
        Interlocked.Increment(ref _count);
    }

    /// <summary>Sends a command until it is answered, always with the same key.</summary>
    private async Task<Answer> Send(int worker, SentCommand command)
    {
        var since = Stopwatch.GetTimestamp();
        for (var attempt = worker; Stopwatch.GetElapsedTime(since) < s_patience; attempt++)
        {
            try
            {
                var api = new Caller(servers[attempt % servers.Count].Http);
                var sent = Stopwatch.GetTimestamp();
                var answer = await command.To(api);
                if (answer.Status is HttpStatusCode.ServiceUnavailable)
                    Unavailable.Enqueue((answer, Stopwatch.GetElapsedTime(sent)));
                else if ((int)answer.Status >= 500)
                    _wrong.Enqueue($"{command.Path}: {answer}");
                else
                    return answer;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // Killed while it worked, or not there: nobody knows what became of the command.
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"{command.Path} was not answered within {s_patience}.");
    }
}
