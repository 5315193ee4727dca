using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>A ticket that somebody is looked for, and how the work is to be done.</summary>
public sealed record WorkToGive
{
    /// <summary>The ticket.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>The present instant.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The cell that has the ticket.</summary>
    public required string Cell { get; init; }

    /// <summary>1 (highest) to 4: of what waits in line, that which is at least as urgent goes first.</summary>
    public required int Priority { get; init; }

    /// <summary>How the work is done.</summary>
    public required InterventionMode Mode { get; init; }

    /// <summary>The appointment, if one is to be made.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>Where the work is, if that is known.</summary>
    public Position? Place { get; init; }

    /// <summary>Whether anybody can know the requester or the site.</summary>
    public bool CanBeKnown { get; init; }

    /// <summary>Skills that the work needs.</summary>
    public ValueList<Skill> Skills { get; init; } = [];

    /// <summary>Who declined it before.</summary>
    public ValueList<string> Declined { get; init; } = [];

    /// <summary>Who has it now.</summary>
    public string? Holder { get; init; }

    /// <summary>Who had it before and is to be asked first.</summary>
    public string? Former { get; init; }

    /// <summary>How long the work will take, null where nobody estimated it.</summary>
    public TimeSpan? Lasts { get; init; }

    /// <summary>The service level that it is judged by; null where none runs.</summary>
    public Promise? Promise { get; init; }

    /// <summary>The work on a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="mode">How the work is to be done.</param>
    /// <param name="window">The appointment, if one is to be made.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="rules">Rules that know what the ticket is judged by.</param>
    public static WorkToGive Of(TicketView ticket, InterventionMode mode, TimeWindow? window, DateTimeOffset now, Sla.SlaRules rules)
    {
        var state = ticket.State;
        return new WorkToGive
        {
            Number = ticket.Number,
            Now = now,
            Cell = state.Cell,
            Priority = state.Priority,
            Mode = mode,
            Window = window,
            Place = PlaceOf(state.Site),
            CanBeKnown = Acquaintance.SiteKey(state.Site) is not null || state.Requester.Email is not null,
            Skills = state.Skills,
            Declined = state.Declined,
            Holder = state.Technician,
            Former = state.SuggestedTechnician,
            Lasts = state.EstimatedDuration,
            Promise = PromiseOf(state, mode, rules),
        };
    }

    /// <summary>The coordinates of a site, if it has any.</summary>
    public static Position? PlaceOf(Site? site) => site is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude) : null;

    /// <summary>A response is met by whoever accepts, wherever they are; arrival on site only by who goes there.</summary>
    private static Promise? PromiseOf(TicketState state, InterventionMode mode, Sla.SlaRules rules) => state.Clocks
        .Where(clock => clock is { IsOpen: true, Due: not null } && clock.Target switch
        {
            Sla.SlaTarget.Response => false,
            Sla.SlaTarget.OnSite => mode is InterventionMode.OnSite,
            _ => true,
        })
        .OrderBy(clock => clock.Due)
        .Select(clock => new Promise(clock.Target, clock.Due!.Value, clock.Goal, rules.Calendar(clock.Calendar)))
        .FirstOrDefault();
}
