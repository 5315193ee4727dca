using Dispatch.Dispatching;
using Dispatch.Live;
using Dispatch.Roster;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Unit.Roster;

/// <summary>What a console shows of a technician.</summary>
public sealed class RosterRowTests
{
    // A Monday, half past nine in Paris.
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);
    private static readonly Position s_base = new(45.70, 4.80);
    private readonly GreatCircleTravel _travel = new(30);
    private readonly RosterDay _day = RosterDay.At(s_now, "Europe/Paris");

    [Fact]
    public void Shifts_are_those_of_today_and_tomorrow_where_the_cell_is_and_a_night_that_began_yesterday()
    {
        var member = new RosterMember(View() with
        {
            Profile = Profile with { Shift = [new(DayOfWeek.Sunday, new(22, 0), new(6, 0)), new(DayOfWeek.Monday, new(8, 0), new(12, 0)), new(DayOfWeek.Tuesday, new(8, 0), new(12, 0)), new(DayOfWeek.Wednesday, new(8, 0), new(12, 0))] },
        });
        Assert.Equal([At(-11.5, -3.5), At(-1.5, 2.5), At(22.5, 26.5)], Row(member).Shifts);
        Assert.Null(Row(new RosterMember(View())).Shifts);
    }

    [Fact]
    public void Absences_are_those_that_touch_these_days_and_positions_those_that_are_kept()
    {
        var member = new RosterMember(View() with
        {
            Absences = [Away("past", -48, -10), Away("now", -1, 1), Away("later", 38.6, 50)],
            Position = s_base,
            PositionAt = s_now.AddHours(-25),
        });
        Assert.Equal(["now"], Row(member).Absences.Select(absence => absence.Id));
        Assert.Equal((null, null), (Row(member).Position, Row(member).PositionAt));
        Assert.Equal(s_base, Row(new RosterMember(View() with { Position = s_base, PositionAt = s_now.AddHours(-23) })).Position);
    }

    [Fact]
    public void Work_is_in_the_order_in_which_it_begins_with_what_waits_in_line_last()
    {
        var member = Having(
            Ticket(1) with { Priority = 3 },
            Ticket(2) with { Window = At(2, 3) },
            Ticket(3) with { Phase = InterventionPhase.Working, Mode = InterventionMode.Phone, StartedAt = s_now.AddMinutes(-30) },
            Ticket(4) with { Priority = 1 },
            Ticket(5) with { Phase = InterventionPhase.OnSite, StartedAt = s_now.AddMinutes(-20), ArrivedAt = s_now.AddMinutes(-5), EstimatedDuration = TimeSpan.FromHours(1) },
            Ticket(6) with { Status = TicketStatus.Suspended, Phase = InterventionPhase.OnSite, Window = At(1, 2) });
        var row = Row(member);
        Assert.Equal([3, 5, 2, 4, 1, 6], row.Interventions.Select(shown => shown.Number.Value));
        Assert.Equal((5, 2), (row.Current!.Value.Value, row.Next!.Value.Value));
        Assert.Equal(new RosterLoad(6, 1, 5), row.Load);
        var onSite = row.Interventions[1];
        Assert.Equal((s_now.AddMinutes(-20), s_now.AddMinutes(55), new RosterTravel(s_now.AddMinutes(-20), s_now.AddMinutes(-5), false)), (onSite.From, onSite.To, onSite.Travel));
        Assert.Equal((InterventionState.Suspended, null, null), (row.Interventions[5].State, row.Interventions[5].From, row.Interventions[5].To));
    }

    [Fact]
    public void Ways_go_from_visit_to_visit_and_begin_where_the_day_does()
    {
        var (north, south) = (new Position(45.80, 4.80), new Position(45.60, 4.80));
        var row = Row(Having(At(Ticket(1) with { Window = At(4, 5) }, south), At(Ticket(2) with { Window = At(2, 3) }, north)));
        Assert.Equal(new RosterTravel(s_now.AddHours(2) - _travel.Between(s_base, north), s_now.AddHours(2), true), row.Interventions[0].Travel);
        Assert.Equal(new RosterTravel(s_now.AddHours(4) - _travel.Between(north, south), s_now.AddHours(4), true), row.Interventions[1].Travel);
    }

    [Fact]
    public void An_arrival_is_expected_from_where_somebody_was_seen_since_they_departed()
    {
        var (site, seen) = (new Position(45.80, 4.80), new Position(45.75, 4.80));
        var ticket = At(Ticket(1) with { Phase = InterventionPhase.EnRoute, StartedAt = s_now.AddMinutes(-10), EstimatedDuration = TimeSpan.FromMinutes(30) }, site);
        Assert.Equal(s_now.AddMinutes(-10) + _travel.Between(s_base, site), Row(Having(ticket)).Interventions[0].Travel!.To);
        var member = Having(ticket);
        member.Apply(View() with { Position = seen, PositionAt = s_now.AddMinutes(-1), Revision = 2 });
        var shown = Row(member).Interventions[0];
        Assert.Equal(s_now.AddMinutes(-1) + _travel.Between(seen, site), shown.Travel!.To);
        Assert.Equal(shown.Travel.To.AddMinutes(30), shown.To);
    }

    [Fact]
    public void What_is_older_than_what_is_known_changes_nothing()
    {
        var member = Having(Ticket(1) with { Version = 5 });
        Assert.False(member.Apply(Change(Ticket(1) with { Version = 4, Phase = InterventionPhase.Offered })));
        Assert.True(member.Apply(new BoardChange(new TicketNumber(1), 6, null, null)));
        Assert.False(member.Apply(Change(Ticket(1) with { Version = 5 })));
        Assert.Empty(member.Work);
        Assert.True(member.Apply(Change(Ticket(1) with { Version = 7 })));
        Assert.False(member.Apply(View() with { Presence = Presence.Off }));
    }

    private static TechnicianProfile Profile => new("a", "Anna", ["network"], [], s_base);

    private static TechnicianView View() => new(Profile, 1, Presence.Available, Revision: 1);

    private static Absence Away(string id, double from, double to) => new(id, s_now.AddHours(from), s_now.AddHours(to));

    private static TimeWindow At(double from, double to) => new(s_now.AddHours(from), s_now.AddHours(to));

    private static BoardRow At(BoardRow row, Position site) => row with { Latitude = site.Latitude, Longitude = site.Longitude, Site = "Site" };

    private static BoardRow Ticket(int number) => new()
    {
        Number = new TicketNumber(number),
        Version = 1,
        Status = TicketStatus.Assigned,
        Priority = 2,
        Level = 1,
        Cell = "network",
        Subject = "A fault",
        Requester = "Jeanne",
        Channel = Channel.Phone,
        Technician = "a",
        Mode = InterventionMode.OnSite,
        Phase = InterventionPhase.Accepted,
        ReportedAt = s_now.AddHours(-number),
        ChangedAt = s_now.AddHours(-1),
        ChangedBy = "marie",
    };

    private static BoardChange Change(BoardRow row) => new(row.Number, row.Version, row, null);

    private static RosterMember Having(params BoardRow[] work)
    {
        var member = new RosterMember(View());
        foreach (var row in work)
            member.Apply(Change(row));
        return member;
    }

    private RosterRow Row(RosterMember member) => new RosterRows("network", _travel).Of(member, _day, s_now.AddHours(-24));
}
