using System.Diagnostics;
using System.Globalization;
using Dispatch.Load.Server;
using Dispatch.Tickets;

namespace Dispatch.Load.Measure;

/// <summary>One client: draws a command, sends it about one of its own tickets, measures, goes on.</summary>
internal sealed class LoadClient(int id, string run, ServerConnection server, IReadOnlyList<string> cells, PreparedBodies bodies, CommandMix mix)
    : IDisposable
{
    private const int MostTickets = 60;
    private const int MostInProgress = 15;

    private static readonly TimeSpan s_afterFailure = TimeSpan.FromMilliseconds(50);

    private readonly CommandConnection _connection = new(server);
    private readonly Random _chance = new(id);
    private readonly List<OwnTicket> _tickets = [];
    private long _sent;

    /// <summary>Sends one command.</summary>
    /// <param name="log">Gets what was measured.</param>
    /// <param name="due">When it was to be sent, where that is not now: waiting for a slow server counts as time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public void Step(CommandLog log, long? due, CancellationToken cancellationToken)
    {
        var (command, ticket) = Draw();
        var cell = ticket is null || command == "transfer" ? Other(ticket?.Cell) : ticket.Cell;
        var sent = due ?? Stopwatch.GetTimestamp();
        try
        {
            var answer = Post(command, ticket, cell);
            var answered = Stopwatch.GetTimestamp();
            if (answer.IsAccepted)
                Accepted(log, command, ticket, cell, answer, sent, answered);
            else
                NotAccepted(log, ticket, answer, cancellationToken);
        }
        catch (IOException e)
        {
            log.Failed(e.GetType().Name);
            Forget(ticket);
            cancellationToken.WaitHandle.WaitOne(s_afterFailure);
        }
    }

    /// <summary>Resolves what is in progress, as far as the server is there.</summary>
    public void Finish()
    {
        try
        {
            foreach (var ticket in _tickets.Where(ticket => ticket.Status is TicketStatus.InProgress))
                Post("resolve", ticket, ticket.Cell);
        }
        catch (IOException)
        {
            // What is left stays as a client that was killed leaves it.
        }
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private Answer Post(string command, OwnTicket? ticket, int cell) => _connection.Post(
        ticket is null ? "api/v1/tickets" : $"api/v1/tickets/{ticket.Number}/{command}",
        bodies.Of(command, id, cell, _chance),
        string.Create(CultureInfo.InvariantCulture, $"load:{run}:{id}:{_sent++}"));

    private void Accepted(CommandLog log, string command, OwnTicket? ticket, int cell, Answer answer, long sent, long answered)
    {
        log.Took(command, sent, answered);
        if (ticket is null)
            _tickets.Add(ticket = new OwnTicket(answer.Number!, cell));
        else
            ticket.Did(command, cell);
        if (ticket.Status is TicketStatus.Resolved)
            Forget(ticket);
        if (TicketNumber.TryParse(answer.Number, out var number))
            log.Commits.Enqueue(new Commit(number.Value, answer.Version, cells[cell], sent, answered));
    }

    // What the ticket is now is not known for certain; the client leaves it alone.
    private void NotAccepted(CommandLog log, OwnTicket? ticket, Answer answer, CancellationToken cancellationToken)
    {
        Forget(ticket);
        if (!answer.IsTransient)
        {
            log.WasRefused(answer.Code!);
            return;
        }
        log.Failed(answer.Code!);
        cancellationToken.WaitHandle.WaitOne(s_afterFailure);
    }

    // The mix is kept as far as the tickets allow: where none takes the command, the next one drawn is tried, and at last a new ticket is reported.
    private (string Command, OwnTicket? Ticket) Draw()
    {
        for (var tries = 0; tries < CommandMix.Commands.Count; tries++)
        {
            var command = mix.Draw(_chance);
            if (command == "report" && _tickets.Count < MostTickets)
                return (command, null);
            if (command != "report" && Find(command) is { } ticket)
                return (command, ticket);
        }
        return _tickets.Count < MostTickets ? ("report", null) : ("resolve", _tickets[0]);
    }

    private OwnTicket? Find(string command)
    {
        if (command == "start" && _tickets.Count(ticket => ticket.Status is TicketStatus.InProgress) >= MostInProgress)
            return null;
        var from = _chance.Next(Math.Max(_tickets.Count, 1));
        for (var i = 0; i < _tickets.Count; i++)
        {
            if (_tickets[(from + i) % _tickets.Count] is var ticket && ticket.Allows(command))
                return ticket;
        }
        return null;
    }

    private int Other(int? cell) => cell is { } here ? (here + 1 + _chance.Next(Math.Max(cells.Count - 1, 1))) % cells.Count : _chance.Next(cells.Count);

    private void Forget(OwnTicket? ticket)
    {
        if (ticket is not null)
            _tickets.Remove(ticket);
    }
}
