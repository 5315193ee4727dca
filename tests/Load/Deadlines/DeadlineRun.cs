using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using Dispatch.Load.Measure;
using Dispatch.Load.Server;

namespace Dispatch.Load.Deadlines;

/// <summary>
/// Reports open tickets, some of them promised for instants that lie close together, and measures how late their breaches are recorded and what that costs the
/// commands beside it; or kills the server meanwhile and measures how soon it makes up for it.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="options">How many.</param>
/// <param name="process">The server's process, if it is to be killed.</param>
/// <param name="say">Tells a person how far it is.</param>
internal sealed class DeadlineRun(ServerConnection server, DeadlineOptions options, ServerProcess? process, Action<string> say)
{
    private const string Breached = "slaBreached";
    private const int TechniciansPerClient = 4;
    private const int Readers = 16;

    private static readonly TimeSpan s_betweenReads = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs.</summary>
    public async Task<DeadlineReport> Run(CancellationToken cancellationToken)
    {
        var cells = ClientCrew.CellIds(options.Cells);
        await using var crew = await ClientCrew.Gather(
            [server], cells, options.Clients, TechniciansPerClient, CommandMix.Parse(CommandMix.Default), cancellationToken);
        var seeder = new TicketSeeder(server, cells, options.Clients);
        await seeder.Promise(cancellationToken);
        say($"Reporting {options.Open - options.Due} tickets.");
        var perSecond = await seeder.Report(options.Open - options.Due, cancellationToken);
        var spread = DeadlineSpread.After(DateTimeOffset.UtcNow, perSecond, options);
        say(string.Create(CultureInfo.InvariantCulture, $"{perSecond:0} a second. Reporting {options.Due} that are due from {spread.From:HH:mm:ss} to {spread.To:HH:mm:ss} UTC."));
        var numbers = await seeder.Report(spread, cancellationToken);

        var (idle, during) = (new CommandLog(), new CommandLog());
        var restart = process is null ? null : await KillAndStart(process, spread, cancellationToken);
        if (restart is null)
            await Measure(crew, spread, idle, during, cancellationToken);
        await Until(spread.To, cancellationToken);
        say("Reading the journals.");
        var events = await ReadJournals(numbers, spread, cancellationToken);
        return new DeadlineReport
        {
            Open = options.Open,
            Cells = options.Cells,
            WithinSeconds = options.Within.TotalSeconds,
            SetUpPerSecond = perSecond,
            Deadlines = FallenFigures.Of(events),
            Rate = restart is null ? options.Rate : null,
            Commands = restart is null ? CommandComparison.Of(idle.All(), during.All()) : null,
            ByCommand = restart is null ? CommandComparison.Each(idle.PerCommand(), during.PerCommand()) : null,
            NotAccepted = NotAccepted(idle, during),
            Restart = restart is var (killed, started, ready) ? RestartFigures.Of(killed, started, ready, events) : null,
        };
    }

    private static SortedDictionary<string, int> NotAccepted(params CommandLog[] logs) => new(
        logs.SelectMany(log => log.Refused.Concat(log.Errors)).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value)),
        StringComparer.Ordinal);

    private static Task Until(DateTimeOffset instant, CancellationToken cancellationToken) =>
        instant - DateTimeOffset.UtcNow is { Ticks: > 0 } wait ? Task.Delay(wait, cancellationToken) : Task.CompletedTask;

    private async Task Measure(ClientCrew crew, DeadlineSpread spread, CommandLog idle, CommandLog during, CancellationToken cancellationToken)
    {
        await crew.Work(new CommandLog(), options.Rate, options.Settle, cancellationToken);
        var left = spread.From - DateTimeOffset.UtcNow;
        if (left < options.Idle / 2)
            throw new ServerLostException("The server took too long to take the tickets; nothing could be measured before the first deadline.");
        say("Measuring without deadlines.");
        await crew.Work(idle, options.Rate, left < options.Idle ? left : options.Idle, cancellationToken);
        await Until(spread.From, cancellationToken);
        say("Measuring while they fall.");
        await crew.Work(during, options.Rate, options.Within, cancellationToken);
    }

    /// <summary>Killed after a third of the time, started after the second.</summary>
    private async Task<(DateTimeOffset Killed, DateTimeOffset Started, DateTimeOffset Ready)?> KillAndStart(
        ServerProcess victim, DeadlineSpread spread, CancellationToken cancellationToken)
    {
        await Until(spread.From + (spread.Within / 3), cancellationToken);
        await victim.Kill();
        var killed = DateTimeOffset.UtcNow;
        say("Killed.");
        await Until(spread.From + (spread.Within * 2 / 3), cancellationToken);
        var (started, ready) = await victim.Start(cancellationToken);
        say(string.Create(CultureInfo.InvariantCulture, $"Ready again after {(ready - started).TotalSeconds:0.0} s."));
        return (killed, started, ready);
    }

    private async Task<IReadOnlyCollection<TimerEvents>> ReadJournals(string[] numbers, DeadlineSpread spread, CancellationToken cancellationToken)
    {
        var until = DateTimeOffset.UtcNow + options.Patience;
        var events = new ConcurrentBag<TimerEvents>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, spread.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = cancellationToken },
            async (i, cancelled) =>
            {
                var read = await Read(i, cancelled);
                for (; read.Recorded.Count == 0 && DateTimeOffset.UtcNow < until; read = await Read(i, cancelled))
                    await Task.Delay(s_betweenReads, cancelled);
                events.Add(read);
            });
        return events;

        async Task<TimerEvents> Read(int i, CancellationToken cancelled)
        {
            var journal = await server.Http.GetFromJsonAsync<Journal>($"api/v1/tickets/{numbers[i]}/events", DispatchJson.Options, cancelled);
            return TimerEvents.Of(spread[i], Breached, journal!.Items);
        }
    }

    private sealed record Journal(IReadOnlyList<TimerEvents.JournalLine> Items);
}
