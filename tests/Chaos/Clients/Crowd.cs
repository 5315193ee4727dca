using System.Globalization;
using System.Text.Json.Nodes;
using Dispatch.Chaos.Checking;
using Dispatch.Testing;

namespace Dispatch.Chaos.Clients;

/// <summary>People and programs at work during one fault: several clients, each with a mind and a key space of its own.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int Clients = 6;
    private const int Probed = 8;
    private const int Repeated = 40;

    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly CancellationTokenSource _enough = new();
    private readonly SharedTickets _shared = new();
    private readonly PatientSender _sender;
    private readonly ClientLog _log;
    private readonly string _name;
    private readonly Task _work;
    private int _probes;

    /// <summary>Begins to work.</summary>
    /// <param name="nodes">The nodes that take commands.</param>
    /// <param name="log">What is remembered.</param>
    /// <param name="name">What the keys of this crowd begin with.</param>
    /// <param name="chance">Draws the seeds of the clients.</param>
    public Crowd(IEnumerable<ServerProcess> nodes, ClientLog log, string name, Random chance)
    {
        (_log, _name, _sender) = (log, name, new PatientSender(nodes, log));
        List<int> seeds = [.. Enumerable.Range(0, Clients).Select(_ => chance.Next())];
        _work = Task.WhenAll(seeds.Select((seed, client) => Task.Run(() => Work(client, new Random(seed)))));
    }

    /// <summary>Waits until so many more commands were acknowledged.</summary>
    public async Task Achieves(int commands)
    {
        var goal = _log.Acknowledged + commands;
        await Poll.Until(() => Task.FromResult(_log.Acknowledged >= goal || _work.IsFaulted), $"{commands} more commands are acknowledged", s_patience);
    }

    /// <summary>Waits until some attempt brought no answer, or "not now".</summary>
    public async Task Suffers()
    {
        var before = _log.Unanswered;
        await Poll.Until(() => Task.FromResult(_log.Unanswered > before || _work.IsFaulted), "the fault is felt", s_patience);
    }

    /// <summary>Waits until commands succeed everywhere: the latest tickets answer through each of these nodes, all by themselves.</summary>
    /// <param name="nodes">Which nodes; all unless some are named.</param>
    public async Task CommandsSucceed(params int[] nodes)
    {
        var probe = Interlocked.Increment(ref _probes);
        await Task.WhenAll(
            from node in nodes.Length > 0 ? nodes : Enumerable.Range(0, _sender.Nodes)
            from ticket in _shared.Latest(Probed)
            let note = new Draft("note", "noted", ticket, new JsonObject { ["text"] = "Still there?" })
            select _sender.Send(string.Create(CultureInfo.InvariantCulture, $"{_name}:probe:{probe}:{node}:{ticket}"), note, node, faithful: true));
    }

    /// <summary>Lets everybody finish what they began.</summary>
    public async Task End()
    {
        await _enough.CancelAsync();
        await _work;
    }

    /// <summary>Sends some of what was acknowledged again, with its key, to any node.</summary>
    public async Task Repeat(Random chance)
    {
        var commands = _log.AcknowledgedUnder(_name + ":");
        List<(int Which, int Node)> drawn = [.. Enumerable.Range(0, Math.Min(Repeated, commands.Count)).Select(_ => (chance.Next(commands.Count), chance.Next(_sender.Nodes)))];
        await Task.WhenAll(drawn.DistinctBy(draw => draw.Which).Select(draw => _sender.Send(commands[draw.Which].Key, commands[draw.Which].Draft, draw.Node)));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _work.ContinueWith(_ => { }, TaskScheduler.Default);
        _enough.Dispose();
        _sender.Dispose();
    }

    private async Task Work(int client, Random chance)
    {
        var mind = new Mind(chance, _shared);
        for (var i = 0; !_enough.IsCancellationRequested; i++)
        {
            var draft = mind.Next();
            var key = string.Create(CultureInfo.InvariantCulture, $"{_name}:{client}:{i:00000}");
            var (node, again) = (chance.Next(_sender.Nodes), chance.Next(12) == 0);
            var reply = await _sender.Send(key, draft, node);
            // Some programs do not believe the first answer.
            if (again && reply.IsAcknowledged)
                await _sender.Send(key, draft, node + 1);
            mind.Hear(draft, draft.Ticket is null ? NumberIn(reply) : null, reply.IsAcknowledged);
            await Task.Delay(s_breath);
        }
    }

    private static string? NumberIn(Reply reply) => reply.IsAcknowledged ? JsonNode.Parse(reply.Body)!["number"]!.GetValue<string>() : null;
}
