using Dispatch.Cells;
using Dispatch.Demo.Region;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>
/// What the dispatchers of the region do: the front desk qualifies and hands over, the others assign to whoever is free. They let a ticket wait
/// for a while first, so that somebody at the board finds something to do, and leave alone what is assigned.
/// </summary>
internal sealed class DispatcherScript(DemoRegion region, Dice dice)
{
    /// <summary>Its dispatcher is away half of the time: the queue for whoever sits at the board.</summary>
    private const string SlowCell = "printing";

    private const int MinutesOfWork = 15;
    private const int QuarterHour = 15;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(30);

    /// <summary>Who has an appointment later than that is free until then.</summary>
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(15);

    /// <summary>What the dispatcher of the ticket's cell does next; null if there is nothing that they can do.</summary>
    public Move? Next(TicketResponse ticket, Scene scene, DateTimeOffset now)
    {
        if (!region.WorksIn(ticket.Cell))
            return null;
        return (ticket.Status, ticket.Cell) switch
        {
            (TicketStatus.New, CellProfile.FrontDesk) => Qualify(ticket),
            (TicketStatus.Queued, CellProfile.FrontDesk) => HandOver(ticket),
            (TicketStatus.New or TicketStatus.Queued, _) => Assign(ticket, scene, now),
            (TicketStatus.Suspended, _) when ticket.Suspension is { Until: null, Reason: not SuspensionReason.Requester } =>
                On(ticket, "resume", new BareRequest(), dice.For(ticket).Seconds(180, 420)),
            _ => null,
        };
    }

    private Move Qualify(TicketResponse ticket)
    {
        var random = dice.For(ticket);
        var request = region.RequestOf(ticket);
        var body = new QualifyRequest
        {
            Category = request?.Category,
            Impact = request?.Impact,
            Urgency = request?.Urgency,
            Skills = request?.SkillBodies,
            EstimatedDuration = TimeSpan.FromMinutes(MinutesOfWork * random.Next(1, 7)),
        };
        return On(ticket, "qualify", body, random.Seconds(20, 50));
    }

    private Move HandOver(TicketResponse ticket)
    {
        var random = dice.For(ticket);
        var request = region.RequestOf(ticket);
        var after = random.Seconds(8, 25);
        if (request is { Mode: InterventionMode.Phone } && random.Percent(40))
            return On(ticket, "resolve", new ResolveRequest { Code = "advice", Note = request.Fix }, after);
        var body = new TransferRequest { Cell = DemoRegion.CellFor(request, ticket.Site?.Latitude), Reason = random.Pick(region.Phrases.Transfers) };
        return On(ticket, "transfer", body, after);
    }

    private Move? Assign(TicketResponse ticket, Scene scene, DateTimeOffset now)
    {
        var random = dice.For(ticket);
        var patience = Patience(ticket, random);
        if (ticket.ChangedAt + patience > now || Choose(ticket, scene, random, now) is not { } technician)
            return null;
        var mode = region.ModeFor(ticket);
        var body = new AssignRequest
        {
            Technician = technician.Id,
            Mode = mode,
            Window = mode is InterventionMode.OnSite ? WindowFor(random, now) : null,
        };
        return On(ticket, "assign", body, patience);
    }

    private static TimeSpan Patience(TicketResponse ticket, Random random)
    {
        var patience = random.Seconds(45, 90);
        return (ticket.Cell, ticket.Priority) switch
        {
            (SlowCell, > 1) => patience * 6,
            (_, 4) => patience * 3,
            (_, 3) => patience * 2,
            _ => patience,
        };
    }

    /// <summary>The nearest of those who are free and can do it; who knew the ticket before goes first.</summary>
    private TechnicianResponse? Choose(TicketResponse ticket, Scene scene, Random random, DateTimeOffset now) => scene.Technicians.Values
        .Where(technician => region.Plays(technician.Id) && technician.Presence is Presence.Available && technician.Cells.Contains(ticket.Cell))
        .Where(technician => technician.Absences?.Any(absence => absence.Covers(now)) is not true)
        .Where(technician => !scene.WorkOf(technician.Id).Any(work => work.Intervention?.Window is not { } window || window.From < now + s_ahead))
        .OrderBy(technician => technician.Id, StringComparer.Ordinal)
        .MinBy(technician => Cost(technician, ticket) + (2 * random.NextDouble()));

    private static double Cost(TechnicianResponse technician, TicketResponse ticket)
    {
        var missing = ticket.Skills.Count(needed => !technician.Skills.Any(has => has.Name == needed.Skill && has.Level >= needed.Level));
        var known = technician.Id == ticket.SuggestedTechnician ? 10 : 0;
        return (4 * missing) - known + (Journey.Place(ticket) is { } site && (technician.Position ?? technician.Base) is { } at ? Journey.Kilometres(at, site) : 0);
    }

    /// <summary>Now and then an appointment: soon, or later in the day, so that timelines have something ahead.</summary>
    private static WindowBody? WindowFor(Random random, DateTimeOffset now) => random.Next(100) switch
    {
        < 8 => Appointment(now + random.Seconds(90, 240)),
        < 12 => Appointment(now + TimeSpan.FromMinutes(QuarterHour * random.Next(3, 11))),
        _ => null,
    };

    private static WindowBody Appointment(DateTimeOffset from) => new() { From = from, To = from + s_window };

    private static Move On(TicketResponse ticket, string command, CommandRequest body, TimeSpan after) =>
        Move.On(ticket, $"dispatcher/dispatch.{ticket.Cell}", command, body, after);
}
