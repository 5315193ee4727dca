using Dispatch.Demo.Region;
using Dispatch.Tickets;
using static Dispatch.Tickets.InterventionPhase;

namespace Dispatch.Demo.Play;

/// <summary>
/// What a technician does with a ticket, whoever assigned it: accepts or declines, travels or starts, works, and brings it to an end. On-site
/// work takes one to four minutes from departure to its end.
/// </summary>
internal sealed class TechnicianScript(DemoRegion region, Dice dice)
{
    /// <summary>Nobody telephones with three people at once.</summary>
    private const int MostAtOnce = 2;

    private static readonly TimeSpan s_departsBeforeWindow = TimeSpan.FromMinutes(1);

    /// <summary>What the technician who has this ticket does next; null if they have to wait for something.</summary>
    public Move? Next(TicketResponse ticket, Scene scene)
    {
        if (ticket.Intervention is not { } work || !region.Plays(work.Technician))
            return null;
        return (ticket.Status, work.Phase, work.Mode) switch
        {
            (TicketStatus.Assigned, Offered, _) => Answer(ticket),
            (TicketStatus.Assigned, _, InterventionMode.OnSite) => Depart(ticket, work, scene),
            (TicketStatus.Assigned, _, _) => Start(ticket, work, scene),
            (TicketStatus.InProgress, EnRoute, _) => On(ticket, "arrive", new BareRequest(), TravelTime(ticket)),
            (TicketStatus.InProgress, _, InterventionMode.OnSite) => EndVisit(ticket),
            (TicketStatus.InProgress, _, _) => EndWork(ticket, work),
            _ => null,
        };
    }

    /// <summary>How long the technician of this ticket is on the way.</summary>
    public TimeSpan TravelTime(TicketResponse ticket) => dice.For(ticket).Seconds(25, 80);

    private Move Answer(TicketResponse ticket)
    {
        var random = dice.For(ticket);
        var after = random.Seconds(5, 18);
        return random.Percent(5)
            ? On(ticket, "decline", new ReasonRequest { Reason = random.Pick(region.Phrases.Declines) }, after)
            : On(ticket, "accept", new BareRequest(), after);
    }

    private Move? Depart(TicketResponse ticket, Intervention work, Scene scene)
    {
        if (Running(scene, work.Technician).Any(other => other.Intervention!.Mode is InterventionMode.OnSite))
            return null;
        var move = On(ticket, "depart", new BareRequest(), dice.For(ticket).Seconds(6, 20));
        return work.Window is { } window ? move with { Due = Instants.Later(move.Due, window.From - s_departsBeforeWindow) } : move;
    }

    private Move? Start(TicketResponse ticket, Intervention work, Scene scene) =>
        Running(scene, work.Technician).Count(other => other.Intervention!.Mode is not InterventionMode.OnSite) >= MostAtOnce
            ? null
            : On(ticket, "start", new StartRequest { Consent = work.Mode is InterventionMode.Remote ? true : null }, dice.For(ticket).Seconds(6, 20));

    private Move EndVisit(TicketResponse ticket)
    {
        var random = dice.For(ticket);
        var after = random.Seconds(40, 140);
        return random.Next(100) switch
        {
            < 84 => Resolve(ticket, random, after),
            < 87 => Leave(ticket, VisitCode.NeedsPart, random, after),
            < 90 => Leave(ticket, VisitCode.NotFinished, random, after),
            < 92 => Leave(ticket, VisitCode.NoAccess, random, after / 4),
            < 95 => Leave(ticket, VisitCode.NeedsWorkshop, random, after),
            _ => WaitForRequester(ticket, random, after),
        };
    }

    private Move EndWork(TicketResponse ticket, Intervention work)
    {
        var random = dice.For(ticket);
        var after = work.Mode is InterventionMode.Phone ? random.Seconds(25, 80) : random.Seconds(40, 150);
        return (random.Next(100), region.NextOf(ticket.Cell)) switch
        {
            ( < 86, _) => Resolve(ticket, random, after),
            ( < 94, { Count: > 0 } next) => On(
                ticket, "transfer", new TransferRequest { Cell = random.Pick(next), Reason = random.Pick(region.Phrases.Transfers) }, after),
            _ => WaitForRequester(ticket, random, after),
        };
    }

    private Move Resolve(TicketResponse ticket, Random random, TimeSpan after)
    {
        var note = region.RequestOf(ticket)?.Fix ?? random.Pick(region.Phrases.Fixes);
        return On(ticket, "resolve", new ResolveRequest { Code = ticket.Kind is TicketKind.Request ? "delivered" : "fixed", Note = note }, after);
    }

    private Move Leave(TicketResponse ticket, VisitCode code, Random random, TimeSpan after) =>
        On(ticket, "finish-visit", new FinishVisitRequest { Code = code, Note = random.Pick(region.Phrases.Visits[code]) }, after);

    private Move WaitForRequester(TicketResponse ticket, Random random, TimeSpan after) =>
        On(ticket, "suspend", new SuspendRequest { Reason = SuspensionReason.Requester, Note = random.Pick(region.Phrases.Waits) }, after);

    private static IEnumerable<TicketResponse> Running(Scene scene, string technician) =>
        scene.WorkOf(technician).Where(other => other.Status is TicketStatus.InProgress);

    private static Move On(TicketResponse ticket, string command, CommandRequest body, TimeSpan after) =>
        Move.On(ticket, $"technician/{ticket.Intervention!.Technician}", command, body, after);
}
