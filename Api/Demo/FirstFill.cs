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
    private const int PastRequests = 160;
    private static readonly TimeSpan s_reported = TimeSpan.FromMinutes(160);
    private static readonly TimeSpan s_lull = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_firstAppointment = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan s_betweenAppointments = TimeSpan.FromMinutes(90);
    private static readonly TimeSpan s_appointment = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    /// <summary>How old the most urgent requests are that are promised in four hours: some are broken, some are about to be.</summary>
    private static readonly TimeSpan[] s_urgent = [.. ((double[])[263, 251, 243, 237.5, 234, 229, 221, 209, 196]).Select(TimeSpan.FromMinutes)];

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
        foreach (var (place, age) in s_urgent.Index())
        {
            var move = director.Report(scene, Requests + place, now - age);
            var report = (ReportRequest)move.Body with { Impact = Degree.High, Urgency = Degree.High };
            if (await Play(api, move with { Body = report }, now - age, cancellationToken) is { } ticket)
                scene = scene.With(ticket);
        }

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

        await FillDay(api, scene, now, cancellationToken);
        LogFilled(region.Cells.Count, region.Technicians.Count, scene.Open);
    }

    /// <summary>Appointments of today for the technician whom somebody can be: what waits on their cells' queues, from soon on.</summary>
    private async Task FillDay(DemoApi api, Scene scene, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var technician = region.OnTheRoad;
        var waiting = scene.Tickets.Values
            .Where(ticket => ticket.Status is TicketStatus.New or TicketStatus.Queued && technician.Cells.Contains(ticket.Cell) && ticket.Site is not null)
            .OrderBy(ticket => ticket.Number.Value)
            .Take(Cast.Work);
        foreach (var (place, ticket) in waiting.Index())
        {
            var from = now + s_firstAppointment + (place * s_betweenAppointments);
            var body = new AssignRequest
            {
                Technician = technician.Id,
                Mode = InterventionMode.OnSite,
                Window = new WindowBody { From = from, To = from + s_appointment },
            };
            await Play(api, Move.On(ticket, $"dispatcher/dispatch.{ticket.Cell}", "assign", body, TimeSpan.Zero), now, cancellationToken);
        }
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
