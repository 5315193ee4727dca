using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>When somebody is free for the work, from where they set out, and when they are there.</summary>
/// <param name="FreeAt">When they are free for it; <see cref="DateTimeOffset.MaxValue"/> where no end is in sight.</param>
/// <param name="From">Where they are then, if that is known.</param>
/// <param name="Way">How long the way takes; null where none is needed, or one of its ends is unknown.</param>
/// <param name="Arrival">When they are there, or begin; null where that cannot be known.</param>
internal readonly record struct Journey(DateTimeOffset FreeAt, Position? From, TimeSpan? Way, DateTimeOffset? Arrival)
{
    /// <summary>Further ahead nothing is foreseen.</summary>
    private static readonly TimeSpan s_foresight = TimeSpan.FromDays(400);

    /// <summary>
    /// Foresees it: the visit in progress ends first, then what waits in line and is at least as urgent; appointments are kept, and the work goes into the
    /// first gap that holds it with the ways there and on. Phone, remote and workshop work runs beside other work, but not beside a visit.
    /// </summary>
    public static Journey Of(WorkToGive work, Contender contender, ScoreTerms terms, ITravelTimes travel)
    {
        var plan = new Plan(work.Now, Horizon(work), PlaceNow(work.Now, contender, terms), terms, travel);
        foreach (var visit in contender.Work)
        {
            if (visit is { IsOnSite: true, Waits: false, Booking.InProgress: true })
                plan.Finish(visit);
        }

        if (work.Mode is not InterventionMode.OnSite)
        {
            var begins = work.Window is { } hours ? Instants.Later(hours.From, plan.At) : plan.At;
            return new Journey(plan.At, null, null, Seen(work, plan.At) ? begins : null);
        }

        if (work.Window is null)
            plan.Follow(Line(work, contender));
        plan.Meet(work, contender);
        if (contender.Shift is not null && contender.ShiftAt(plan.At) is null)
            plan.Rest(contender);
        if (!Seen(work, plan.At))
            return new Journey(DateTimeOffset.MaxValue, null, null, null);
        if (plan.Place is not { } from || work.Place is not { } site)
            return new Journey(plan.At, plan.Place, null, null);
        var way = travel.Between(from, site);
        var arrival = plan.At + way;
        return new Journey(plan.At, from, way, work.Window is { } window ? Instants.Later(window.From, arrival) : arrival);
    }

    private static bool Seen(WorkToGive work, DateTimeOffset at) => at < Horizon(work);

    private static DateTimeOffset Horizon(WorkToGive work) => (work.Window?.To ?? work.Now) + s_foresight;

    /// <summary>Where they were seen, if that was lately; else where their day begins.</summary>
    private static Position? PlaceNow(DateTimeOffset now, Contender contender, ScoreTerms terms) =>
        contender.Technician is { Position: { } seen, PositionAt: { } at } && now - at <= terms.PositionHolds ? seen : contender.Technician.Profile.Base;

    /// <summary>Visits without an appointment that go first: at least as urgent, in the order of urgency and age.</summary>
    private static IEnumerable<PlannedWork> Line(WorkToGive work, Contender contender) => contender.Work
        .Where(visit => visit is { IsOnSite: true, Waits: false, Booking: { InProgress: false, Window: null } } && visit.Priority <= work.Priority && visit.Booking.Number != work.Number)
        .OrderBy(visit => visit.Priority)
        .ThenBy(visit => visit.Since)
        .ThenBy(visit => visit.Booking.Number.Value);

    /// <summary>A day that is thought through: at which instant, and at which place.</summary>
    private sealed class Plan
    {
        private readonly DateTimeOffset _now;
        private readonly DateTimeOffset _horizon;
        private readonly ScoreTerms _terms;
        private readonly ITravelTimes _travel;

        public Plan(DateTimeOffset now, DateTimeOffset horizon, Position? place, ScoreTerms terms, ITravelTimes travel)
        {
            (_now, _horizon, _terms, _travel) = (now, horizon, terms, travel);
            (At, Place) = (now, place);
        }

        public DateTimeOffset At { get; private set; }

        public Position? Place { get; private set; }

        /// <summary>A visit in progress: it takes what is left of it, counted from arrival.</summary>
        public void Finish(PlannedWork visit)
        {
            var arrived = visit.Phase is InterventionPhase.EnRoute
                ? Add(_now, Way(visit.Place) ?? TimeSpan.Zero)
                : visit.Since;
            (At, Place) = (Instants.Later(At, Add(arrived, Lasts(visit))), visit.Place);
        }

        /// <summary>Visits one after the other.</summary>
        public void Follow(IEnumerable<PlannedWork> visits)
        {
            foreach (var visit in visits)
                (At, Place) = (Add(Add(At, Way(visit.Place) ?? TimeSpan.Zero), Lasts(visit)), visit.Place);
        }

        /// <summary>Appointments: those before the one that is to be made, or those until the first gap that is long enough.</summary>
        public void Meet(WorkToGive work, Contender contender)
        {
            var appointments = contender.Work
                .Where(visit => visit is { IsOnSite: true, Waits: false, Booking: { InProgress: false, Window: not null } } && visit.Booking.Number != work.Number)
                .Where(visit => visit.Booking.Window!.To > _now)
                .OrderBy(visit => visit.Booking.Window!.From)
                .ThenBy(visit => visit.Booking.Number.Value);
            foreach (var visit in appointments)
            {
                var window = visit.Booking.Window!;
                if (work.Window is { } wanted ? window.From >= wanted.From : Fits(work, visit.Place, window.From))
                    return;
                (At, Place) = (Instants.Later(At, window.To), visit.Place);
            }
        }

        /// <summary>The day is over before: it goes on when the next shift begins, where every day begins.</summary>
        public void Rest(Contender contender)
        {
            var next = contender.Shift!.Where(stretch => stretch.From > At).Select(stretch => (DateTimeOffset?)stretch.From).FirstOrDefault();
            (At, Place) = (next ?? DateTimeOffset.MaxValue, contender.Technician.Profile.Base);
        }

        private bool Fits(WorkToGive work, Position? next, DateTimeOffset until)
        {
            var done = Add(Add(At, Way(work.Place) ?? TimeSpan.Zero), work.Lasts ?? _terms.UsualWork);
            return Add(done, work.Place is { } site && next is { } then ? _travel.Between(site, then) : TimeSpan.Zero) <= until;
        }

        private TimeSpan? Way(Position? to) => Place is { } from && to is { } there ? _travel.Between(from, there) : null;

        private TimeSpan Lasts(PlannedWork visit) => visit.Lasts ?? _terms.UsualWork;

        /// <summary>People write windows and durations that end with the calendar.</summary>
        private DateTimeOffset Add(DateTimeOffset at, TimeSpan time) => at >= _horizon || time > s_foresight ? DateTimeOffset.MaxValue : at + time;
    }
}
