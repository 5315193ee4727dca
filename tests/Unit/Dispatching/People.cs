using Dispatch.Dispatching;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Unit.Dispatching;

/// <summary>People and work for a ranking: a Monday in Lyon, nine in the morning UTC, everybody on shift until six.</summary>
internal static class People
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Position Place = new(45.75, 4.85);
    public static readonly ITravelTimes Travel = new GreatCircleTravel(60);

    /// <summary>Sixty kilometres an hour: as many minutes as kilometres.</summary>
    private const double DegreesPerKilometre = 1 / 111.195;

    public static WorkToGive Work { get; } = new()
    {
        Number = new TicketNumber(1042),
        Now = Now,
        Cell = "field",
        Priority = 2,
        Mode = InterventionMode.OnSite,
        Place = Place,
        CanBeKnown = true,
        Skills = [new Skill("hardware", 2)],
        Promise = PromiseIn(TimeSpan.FromHours(4)),
    };

    public static Promise PromiseIn(TimeSpan time, SlaTarget target = SlaTarget.Resolution) =>
        new(target, Now + time, TimeSpan.FromHours(4), new BusinessCalendar(new CalendarProfile { Id = "always", Zone = "Europe/Paris", AlwaysOpen = true }));

    /// <summary>Somebody of the cell, so many kilometres north of the site.</summary>
    public static Contender Somebody(string id, double kilometres = 10, int level = 2) => new(
        new TechnicianView(
            new TechnicianProfile(id, $"Name of {id}", ["field"], [new Skill("hardware", level)], Base: new Position(46, 5)),
            1,
            Presence.Available,
            Position: North(kilometres),
            PositionAt: Now),
        [],
        [new OpenInterval(Now.AddHours(-2), Now.AddHours(9)), new OpenInterval(Now.AddHours(22), Now.AddHours(33))]);

    public static Position North(double kilometres) => Place with { Latitude = Place.Latitude + (kilometres * DegreesPerKilometre) };

    public static Contender With(this Contender contender, params PlannedWork[] work) => contender with { Work = [.. contender.Work, .. work] };

    public static Contender Change(this Contender contender, Func<TechnicianView, TechnicianView> change) => contender with { Technician = change(contender.Technician) };

    public static Contender Skilled(this Contender contender, params Skill[] skills) =>
        contender.Change(view => view with { Profile = view.Profile with { Skills = skills.ToValueList() } });

    /// <summary>A visit that waits, at the site itself unless another place is named, for an hour.</summary>
    public static PlannedWork Visit(int number, int priority = 2, Position? place = null, TimeWindow? window = null, InterventionPhase phase = InterventionPhase.Accepted) => new(
        new Booking(new TicketNumber(number), "somebody", InterventionMode.OnSite, window, phase >= InterventionPhase.EnRoute, phase >= InterventionPhase.EnRoute ? 0 : null),
        priority,
        phase,
        Now.AddMinutes(-20),
        Waits: false,
        place ?? Place,
        TimeSpan.FromHours(1));

    public static PlannedWork Call(int number, int slot) =>
        new(new Booking(new TicketNumber(number), "somebody", InterventionMode.Phone, null, InProgress: true, slot), 3, InterventionPhase.Working, Now, Waits: false, null, TimeSpan.FromMinutes(30));

    public static TimeWindow Window(double from, double to) => new(Now.AddHours(from), Now.AddHours(to));

    public static Suggestions Rank(WorkToGive work, params Contender[] contenders) => Ranking.Of(work, contenders, ScoreTerms.Start, Travel);

    public static Candidate Judge(WorkToGive work, Contender contender) => Assert.Single(Rank(work, contender).Candidates);

    public static Exclusion Excluded(WorkToGive work, Contender contender) => Assert.Single(Rank(work, contender).Excluded);
}
