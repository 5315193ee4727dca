using Dispatch.Dispatching;
using Dispatch.Live;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Roster;

/// <summary>Makes the row of a technician from what is known of them: pure.</summary>
/// <param name="cell">Whose roster: what other cells have in hand is shown as time only.</param>
/// <param name="travel">How long ways take.</param>
internal sealed class RosterRows(string cell, ITravelTimes travel)
{
    /// <summary>The row.</summary>
    /// <param name="member">What is known.</param>
    /// <param name="day">Today and tomorrow.</param>
    /// <param name="positionsSince">Where they were seen before that is not told any more.</param>
    public RosterRow Of(RosterMember member, RosterDay day, DateTimeOffset positionsSince)
    {
        var (view, profile) = (member.View, member.View.Profile);
        var seen = view.PositionAt >= positionsSince;
        var work = member.Work.Values.Select(row => (Row: row, Shown: Open(row, view))).ToList();
        var over = (member.Visits ?? []).Where(visit => visit.To > day.From).Select(Over);
        return new RosterRow
        {
            Id = profile.Id,
            Name = profile.Name,
            Phone = profile.Phone,
            Cells = profile.Cells,
            Skills = profile.Skills,
            Base = profile.Base,
            Presence = view.Presence,
            PresenceAt = view.PresenceAt,
            Position = seen ? view.Position : null,
            PositionAt = seen ? view.PositionAt : null,
            Shifts = day.ShiftsOf(profile),
            Absences = (view.Absences ?? []).Where(absence => day.Touches(absence.From, absence.To)).ToValueList(),
            Load = new RosterLoad(
                work.Count,
                work.Count(each => each.Shown is { State: >= InterventionState.EnRoute and <= InterventionState.Working, Mode: not InterventionMode.OnSite }),
                profile.Parallel),
            Current = work.Where(each => each.Shown.State is >= InterventionState.EnRoute and <= InterventionState.Working)
                .OrderBy(each => each.Shown.Mode is not InterventionMode.OnSite).ThenBy(each => each.Shown.From).ThenBy(each => each.Row.Number.Value)
                .FirstOrDefault().Shown?.Number,
            Next = InOrder(work.Where(each => each.Shown.State is InterventionState.Offered or InterventionState.Accepted)).FirstOrDefault()?.Number,
            Interventions = OnTheWay([.. over, .. InOrder(work)], profile.Base),
        };
    }

    /// <summary>By when they begin; what waits in line comes last, the most urgent first, then the oldest; what is suspended comes after it.</summary>
    private static IEnumerable<RosterIntervention> InOrder(IEnumerable<(BoardRow Row, RosterIntervention Shown)> work) => work
        .OrderBy(each => each.Shown.From ?? DateTimeOffset.MaxValue)
        .ThenBy(each => each.Shown.State is InterventionState.Suspended)
        .ThenBy(each => each.Row.Priority)
        .ThenBy(each => each.Row.ReportedAt)
        .ThenBy(each => each.Row.Number.Value)
        .Select(each => each.Shown);

    private static InterventionState StateOf(BoardRow row) => (row.Status, row.Phase) switch
    {
        (TicketStatus.Suspended, _) => InterventionState.Suspended,
        (_, InterventionPhase.Accepted) => InterventionState.Accepted,
        (_, InterventionPhase.EnRoute) => InterventionState.EnRoute,
        (_, InterventionPhase.OnSite) => InterventionState.OnSite,
        (_, InterventionPhase.Working) => InterventionState.Working,
        _ => InterventionState.Offered,
    };

    private static Position? PlaceOf(BoardRow row) => row is { Latitude: { } latitude, Longitude: { } longitude } ? new Position(latitude, longitude) : null;

    private RosterIntervention Open(BoardRow row, TechnicianView view)
    {
        var state = StateOf(row);
        var shown = Shown(row, row.Mode ?? InterventionMode.Phone, state);
        if (state is InterventionState.Suspended)
            return shown;
        if (state is InterventionState.Offered or InterventionState.Accepted)
            return shown with { From = row.Window?.From, To = row.Window?.To };

        var began = row.StartedAt ?? row.ChangedAt;
        var way = state is InterventionState.EnRoute ? WayOf(row, began, view) : row.ArrivedAt is { } arrived ? new RosterTravel(began, arrived, Estimated: false) : null;
        var works = state is InterventionState.EnRoute ? way?.To : way?.To ?? began;
        return shown with { From = began, To = (works + row.EstimatedDuration) ?? Later(row.Window?.To, began), Travel = way };
    }

    private RosterIntervention Over(Visit visit) => Shown(visit.Ticket, visit.Mode, InterventionState.Done) with
    {
        From = visit.From,
        To = visit.To,
        Travel = visit.Arrived is { } arrived ? new RosterTravel(visit.From, arrived, Estimated: false) : null,
        Window = null,
        NextDeadline = null,
    };

    private RosterIntervention Shown(BoardRow row, InterventionMode mode, InterventionState state)
    {
        var own = row.Cell == cell;
        return new RosterIntervention
        {
            Number = row.Number,
            Version = row.Version,
            Cell = row.Cell,
            Mode = mode,
            State = state,
            Priority = row.Priority,
            Window = row.Window,
            Subject = own ? row.Subject : null,
            Site = own && (row.Site is not null || row.Latitude is not null) ? new Site(row.Site, null, row.Latitude, row.Longitude) : null,
            NextDeadline = row.NextDeadline,
        };
    }

    /// <summary>From where they were seen since they departed, else from where their day began.</summary>
    private RosterTravel? WayOf(BoardRow row, DateTimeOffset departed, TechnicianView view)
    {
        var (from, at) = view.PositionAt >= departed ? (view.Position, view.PositionAt.Value) : (view.Profile.Base, departed);
        return from is not null && PlaceOf(row) is { } site ? new RosterTravel(departed, at + travel.Between(from, site), Estimated: true) : null;
    }

    /// <summary>The ways to appointments: each from the place of the visit before it, the first one from where the day begins.</summary>
    private ValueList<RosterIntervention> OnTheWay(IEnumerable<RosterIntervention> ordered, Position? begins)
    {
        List<RosterIntervention> shown = [];
        var place = begins;
        foreach (var each in ordered)
        {
            var (next, site) = (each, each is { Mode: InterventionMode.OnSite, From: not null } ? WorkToGive.PlaceOf(each.Site) : null);
            if (site is not null)
            {
                if (place is not null && each is { State: InterventionState.Offered or InterventionState.Accepted, From: { } from })
                    next = each with { Travel = new RosterTravel(from - travel.Between(place, site), from, Estimated: true) };
                place = site;
            }

            shown.Add(next);
        }

        return shown.ToValueList();
    }

    private static DateTimeOffset? Later(DateTimeOffset? end, DateTimeOffset than) => end > than ? end : null;
}
