using Dispatch.Demo.Client;
using Dispatch.Demo.Play;
using Dispatch.Demo.Region;
using Dispatch.Security;
using Dispatch.Tickets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dispatch.Demo;

/// <summary>
/// Plays the people of the region against the server's own public contract, one command and one position per beat at most. It keeps nothing: it
/// looks at the lists, makes a move, looks again. A refusal means that somebody was quicker; a server that is away is waited for.
/// </summary>
internal sealed partial class Simulator(
    FirstFill firstFill, DemoRegion region, Director director, AdminToken token, IServer server, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Simulator> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_restAfterRefusal = TimeSpan.FromSeconds(10);

    private readonly Dictionary<TicketNumber, DateTimeOffset> _resting = [];
    private Scene _scene = Scene.Empty;
    private DateTimeOffset _lookAgain = DateTimeOffset.MinValue;
    private DateTime _absencesOf;
    private bool _away;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Started(stoppingToken);
            if (OwnAddress.Of(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []) is not { } address)
            {
                LogNoAddress();
                return;
            }

            using var api = new DemoApi(address, token.Lend("demo"));
            await Play(api, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops, and so does the demo.
        }
        catch (Exception e)
        {
            // A fault of the demo is no reason to take the server down with it.
            LogFault(e);
        }
    }

    private async Task Play(DemoApi api, CancellationToken stoppingToken)
    {
        var filled = false;
        using var timer = new PeriodicTimer(s_beat, clock);
        do
        {
            try
            {
                if (!filled && !await firstFill.Run(api, stoppingToken))
                {
                    LogNotOurs();
                    return;
                }

                filled = true;
                await Beat(api, stoppingToken);
                if (_away)
                    LogBack();
                _away = false;
            }
            catch (ServerAwayException e)
            {
                if (!_away)
                    LogAway(e.Message);
                _away = true;
                _lookAgain = DateTimeOffset.MinValue;
                await Task.Delay(e.RetryAfter, clock, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Beat(DemoApi api, CancellationToken stoppingToken)
    {
        var now = clock.Now();
        if (now.UtcDateTime.Date != _absencesOf)
        {
            foreach (var technician in region.Technicians)
            {
                if (technician.Away is { } away)
                    await api.StayAway(technician.Id, away.On(now), stoppingToken);
            }

            _absencesOf = now.UtcDateTime.Date;
        }

        if (now >= _lookAgain)
        {
            _scene = _scene.With(await api.Tickets(stoppingToken)).With(await api.Technicians(stoppingToken));
            _lookAgain = now + s_lookEvery;
            foreach (var (number, _) in _resting.Where(rest => rest.Value <= now).ToList())
                _resting.Remove(number);
        }

        if (director.Next(_scene, now, _resting.ContainsKey) is { } move)
            await Make(api, move, now, stoppingToken);
        if (director.NextPosition(_scene, now) is var (technician, at))
            _scene = _scene.With(await api.Locate(technician, at, stoppingToken));
    }

    private async Task Make(DemoApi api, Move move, DateTimeOffset now, CancellationToken stoppingToken)
    {
        var answer = await api.Make(move, stoppingToken);
        if (answer.Ticket is { } ticket)
        {
            _scene = _scene.With(ticket);
            return;
        }

        if (answer.IsOrdinary)
            LogRefused(move.Path, answer.Code, answer.Detail);
        else
            LogUnexpected(move.Path, (int)answer.Status, answer.Detail);
        _lookAgain = DateTimeOffset.MinValue;
        if (move.Number is { } number)
            _resting[number] = now + s_restAfterRefusal;
    }

    private async Task Started(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo stands still: the server listens on no address that it could reach itself at.")]
    private partial void LogNoAddress();

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo stands aside: this installation holds something else than the demo region.")]
    private partial void LogNotOurs();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo waits: the server cannot answer now ({Why}).")]
    private partial void LogAway(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo goes on: the server answers again.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Refused: {Path}, {Code}: {Detail}")]
    private partial void LogRefused(string path, string? code, string? detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unexpected answer to {Path}: {Status} {Detail}")]
    private partial void LogUnexpected(string path, int status, string? detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "The demo stopped because of a fault in it; the server goes on without.")]
    private partial void LogFault(Exception exception);
}
