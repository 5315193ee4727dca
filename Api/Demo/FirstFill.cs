using Dispatch.Cells;
using Dispatch.Demo.Client;
using Dispatch.Demo.Play;
using Dispatch.Demo.Region;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo;

/// <summary>
/// Fills an empty installation: the cells, the technicians, the requests of the last hours, and some minutes of work on them. What is there
/// already stays, so that an interrupted filling goes on at the next start and a finished one is not repeated.
/// </summary>
internal sealed partial class FirstFill(DemoRegion region, Director director, PastScript past, TimeProvider clock, ILogger<FirstFill> logger)
{
    private const int Requests = 64;
    private const int PastRequests = 90;
    private static readonly TimeSpan s_reported = TimeSpan.FromMinutes(160);
    private static readonly TimeSpan s_lull = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    /// <summary>Fills what is missing.</summary>
    /// <returns>False if the installation holds something else than the demo region: it is left alone.</returns>
    public async Task<bool> Run(DemoApi api, CancellationToken cancellationToken)
    {
        var cells = await api.Cells(cancellationToken);
        var technicians = await api.Technicians(cancellationToken);
        var others = cells.Select(cell => cell.Id).Where(id => id != CellProfile.FrontDesk).ToList();
        var began = others.Any(region.WorksIn);
        if (!began && (others.Count > 0 || technicians.Count > 0 || await api.AnyTicket(cancellationToken)))
            return false;

        await FillCells(api, cells, cancellationToken);
        await FillTechnicians(api, technicians, cancellationToken);
        if (!await api.AnyTicket(cancellationToken))
        {
            // The past first: who is on the way now could not be on the way then.
            await FillPast(api, cancellationToken);
            await FillTickets(api, cancellationToken);
        }

        return true;
    }

    private async Task FillCells(DemoApi api, IReadOnlyList<CellResponse> known, CancellationToken cancellationToken)
    {
        // The front desk is there from the first start, and ours once it hands over to somebody.
        var done = known.Where(cell => cell.Id != CellProfile.FrontDesk || cell.Next.Count > 0).Select(cell => cell.Id).ToHashSet();
        foreach (var cell in region.Cells.Where(cell => !done.Contains(cell.Id!)))
            await api.Put(cell, cancellationToken);
    }

    private async Task FillTechnicians(DemoApi api, IReadOnlyList<TechnicianResponse> known, CancellationToken cancellationToken)
    {
        foreach (var (place, technician) in region.Technicians.Index())
        {
            var current = known.FirstOrDefault(other => other.Id == technician.Id)
                ?? await api.Put(technician.Id, technician.ToRequest(region.BaseOf(technician), place), cancellationToken);
            if (current.PresenceAt is not null)
                continue;
            await api.ComeToWork(technician.Id, cancellationToken);
            await api.Locate(technician.Id, director.Morning(technician, place), cancellationToken);
        }
    }

    private async Task FillTickets(DemoApi api, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var scene = Scene.Empty.With(await api.Technicians(cancellationToken));
        for (var place = 0; place < Requests; place++)
        {
            // The older, the rarer: most of what is open came in lately.
            var age = s_lull + ((s_reported - s_lull) * Math.Pow(1 - ((double)place / Requests), 2));
            if (await Play(api, director.Report(scene, place, now - age), now - age, cancellationToken) is { } ticket)
                scene = scene.With(ticket);
        }

        HashSet<TicketNumber> left = [];
        for (var at = now - s_lull; at < now; at += s_beat)
        {
            if (director.Next(scene, at, left.Contains) is not { } move)
                continue;
            if (await Play(api, move, at, cancellationToken) is { } ticket)
                scene = scene.With(ticket);
            else if (move.Number is { } number)
                left.Add(number); // Somebody is at the board already.
        }

        LogFilled(region.Cells.Count, region.Technicians.Count, scene.Open);
    }

    /// <summary>Closed work of the weeks before: imported, as an installation would bring its own.</summary>
    private async Task FillPast(DemoApi api, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        for (var place = 0; place < PastRequests; place++)
        {
            TicketNumber? number = null;
            foreach (var step in past.Story(place, PastRequests, now))
            {
                var path = number is null ? "tickets" : $"tickets/{number}/{step.Command}";
                if ((await api.Make(new Move(step.As, path, step.Body, now), cancellationToken)).Ticket is not { } ticket)
                    break;
                number = ticket.Number;
            }
        }
    }

    private static async Task<TicketResponse?> Play(DemoApi api, Move move, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await api.Make(move with { Body = move.Body with { OccurredAt = at } }, cancellationToken)).Ticket;

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo region is filled: {Cells} cells, {Technicians} technicians, {Tickets} open tickets.")]
    private partial void LogFilled(int cells, int technicians, int tickets);
}
