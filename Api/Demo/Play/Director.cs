using Dispatch.Demo.Region;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>
/// Whose turn it is. Technicians come first, so that work takes the time that it takes; then requesters; dispatchers get the turns that are
/// left, so that a queue remains for whoever sits at the board. All of it is decided from the scene, the clock and the dice: no memory.
/// </summary>
internal sealed class Director(DemoRegion region, Dice dice)
{
    private const int MorningSites = 6;
    private static readonly TimeSpan s_positionEvery = TimeSpan.FromSeconds(4);
    private readonly TechnicianScript _technicians = new(region, dice);
    private readonly DispatcherScript _dispatchers = new(region, dice);
    private readonly RequesterScript _requesters = new(region, dice);

    /// <summary>A request for a region that has nothing to do yet.</summary>
    public Move Report(Scene scene, int place, DateTimeOffset at) => _requesters.Report(scene, dice.For(place, 0), at);

    /// <summary>Where somebody is in the morning: at one of the sites around their depot.</summary>
    public Position Morning(DemoTechnician technician, int place)
    {
        var home = region.BaseOf(technician);
        var near = region.Sites.Select(site => new Position(site.Latitude, site.Longitude)).OrderBy(site => Journey.Kilometres(home, site)).Take(MorningSites).ToList();
        return dice.For(place, -2).Pick(near);
    }

    /// <summary>The move that has waited longest for its turn; null if nobody has anything to do now.</summary>
    /// <param name="scene">What is known.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="resting">Tickets to leave alone.</param>
    public Move? Next(Scene scene, DateTimeOffset now, Predicate<TicketNumber> resting)
    {
        var tickets = scene.Tickets.Values.Where(ticket => !ticket.Historical && !resting(ticket.Number)).ToList();
        return Due(tickets.Select(ticket => _technicians.Next(ticket, scene)))
            ?? Due(tickets.Select(_requesters.Next).Append(_requesters.Report(scene, now)))
            ?? Due(tickets.Select(ticket => _dispatchers.Next(ticket, scene, now)));

        Move? Due(IEnumerable<Move?> moves) => moves.Where(move => move?.Due <= now).MinBy(move => move!.Due);
    }

    /// <summary>The next sign of where somebody is: of those who travel, whoever was silent longest; null if all have just been heard.</summary>
    public (string Technician, Position At)? NextPosition(Scene scene, DateTimeOffset now) => scene.Tickets.Values
        .Where(ticket => ticket is { Status: TicketStatus.InProgress, Intervention: { Mode: InterventionMode.OnSite } work } && region.Plays(work.Technician))
        .Select(ticket => Seen(ticket, scene, now))
        .Where(seen => seen is not null)
        .MinBy(seen => seen!.Since) is { } longest ? (longest.Technician, longest.At) : null;

    private Sighting? Seen(TicketResponse ticket, Scene scene, DateTimeOffset now)
    {
        if (Journey.Place(ticket) is not { } site || scene.Technicians.GetValueOrDefault(ticket.Technician!) is not { } technician)
            return null;
        var from = technician.Position ?? technician.Base ?? site;
        var since = Instants.Later(technician.PositionAt ?? ticket.ChangedAt, ticket.ChangedAt);
        if (from == site || (ticket.Intervention!.Phase is InterventionPhase.EnRoute && now - since < s_positionEvery))
            return null;
        var arrives = ticket.Intervention!.Phase is InterventionPhase.EnRoute ? ticket.ChangedAt + _technicians.TravelTime(ticket) : now;
        return new Sighting(technician.Id, Journey.Step(from, site, now - since, arrives - now), since);
    }

    private sealed record Sighting(string Technician, Position At, DateTimeOffset Since);
}
