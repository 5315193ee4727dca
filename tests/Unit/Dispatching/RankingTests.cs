using Dispatch.Dispatching;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;
using static Dispatch.Unit.Dispatching.People;

namespace Dispatch.Unit.Dispatching;

/// <summary>What the figures are, what they are worth, and how they are told.</summary>
public sealed class RankingTests
{
    [Fact]
    public void The_figures_add_up_to_the_total_and_their_most_to_a_hundred()
    {
        var candidate = Judge(Work, Somebody("a", kilometres: 30));
        Assert.Equal(Enum.GetValues<Factor>(), candidate.Figures.Select(figure => figure.Factor));
        Assert.Equal(100, candidate.Figures.Sum(figure => figure.Most ?? 0), 0.3);
        Assert.Equal(candidate.Total, candidate.Figures.Sum(figure => figure.Points ?? 0), 0.3);

        // Half an hour of way leaves three and a half hours of four, of which two would be ample.
        Assert.Equal((210, 100), (candidate[Factor.Slack].Value!.Value, candidate[Factor.Slack].Score!.Value));
        Assert.Equal((30, 75), (candidate[Factor.Travel].Value!.Value, candidate[Factor.Travel].Score!.Value));
        Assert.Equal(100, candidate[Factor.Skills].Score);
        Assert.Equal(100, candidate[Factor.Workload].Score);
        Assert.Equal(0, candidate[Factor.Continuity].Score);
        Assert.Equal(100, candidate[Factor.Team].Score);
        Assert.Equal("Free now, 30 min away (30.0 km); 3 h 30 min before the resolution is due; just able; nothing else planned.", candidate.Sentence);
    }

    [Fact]
    public void Slack_counts_business_time_until_the_work_is_done_or_for_arrival_until_then()
    {
        var office = new BusinessCalendar(new CalendarProfile
        {
            Id = "office",
            Zone = "UTC",
            Week = new WeekHours { Monday = [new OpeningHours(new TimeOnly(8, 0), new TimeOnly(12, 0)), new OpeningHours(new TimeOnly(14, 0), new TimeOnly(18, 0))] },
        });
        var work = Work with { Lasts = TimeSpan.FromHours(1), Promise = new Promise(SlaTarget.Resolution, Now.AddHours(6), TimeSpan.FromHours(4), office) };
        // There at ten, done at eleven; an hour before noon and an hour after two.
        Assert.Equal(120, Judge(work, Somebody("a", kilometres: 60))[Factor.Slack].Value);
        Assert.Equal(180, Judge(work with { Promise = work.Promise with { Target = SlaTarget.OnSite } }, Somebody("a", kilometres: 60))[Factor.Slack].Value);
        Assert.Equal(-30, Judge(work with { Promise = work.Promise with { Due = Now.AddMinutes(90) } }, Somebody("a", kilometres: 60))[Factor.Slack].Value);
    }

    [Fact]
    public void A_missing_figure_is_dropped_and_said_and_the_others_share_its_weight()
    {
        var unknown = Somebody("a").Change(view => view with { Position = null, Profile = view.Profile with { Base = null } });
        var candidate = Judge(Work, unknown);
        Assert.Equal((null, null, FigureGap.PositionUnknown), (candidate[Factor.Travel].Score, candidate[Factor.Travel].Points, candidate[Factor.Travel].Missing));
        Assert.Equal(FigureGap.PositionUnknown, candidate[Factor.Slack].Missing);
        Assert.Equal(100, candidate.Figures.Sum(figure => figure.Most ?? 0), 0.3);
        Assert.Contains("no position is", candidate.Sentence, StringComparison.Ordinal);

        Assert.Equal(FigureGap.SiteUnknown, Judge(Work with { Place = null }, Somebody("a"))[Factor.Travel].Missing);
        Assert.Equal(FigureGap.NothingPromised, Judge(Work with { Promise = null }, Somebody("a"))[Factor.Slack].Missing);
        Assert.Equal(FigureGap.NothingToKnow, Judge(Work with { CanBeKnown = false }, Somebody("a"))[Factor.Continuity].Missing);
        Assert.Equal(FigureGap.NoTravel, Judge(Work with { Mode = InterventionMode.Phone }, Somebody("a"))[Factor.Travel].Missing);
    }

    [Fact]
    public void An_old_position_is_none_the_day_begins_at_the_base()
    {
        var silent = Somebody("a", kilometres: 5).Change(view => view with { PositionAt = Now.AddHours(-3), Profile = view.Profile with { Base = North(40) } });
        Assert.Equal(40, Judge(Work, silent)[Factor.Travel].Value!.Value, 0.1);
    }

    [Fact]
    public void An_expert_is_kept_for_what_others_cannot_do()
    {
        var (expert, just) = (Somebody("expert", kilometres: 8, level: 5), Somebody("just", kilometres: 10));
        Assert.Equal(["just", "expert"], Rank(Work, expert, just).Candidates.Select(candidate => candidate.Technician));
        Assert.Equal((3, 55), (Judge(Work, expert)[Factor.Skills].Value, Judge(Work, expert)[Factor.Skills].Score));
    }

    [Fact]
    public void The_only_expert_for_something_else_is_not_sent_to_change_a_mouse()
    {
        var only = Somebody("a").Skilled(new Skill("hardware", 2), new Skill("servers", 5));
        var ranked = Rank(Work, only, Somebody("b"));
        Assert.Equal(["b", "a"], ranked.Candidates.Select(candidate => candidate.Technician));
        Assert.Equal(new Skill("servers", 5), ranked.Candidates[1].OnlyExpert);
        Assert.Contains("the only one at work with servers 5", ranked.Candidates[1].Sentence, StringComparison.Ordinal);

        // A second one at work frees the first; one who is away does not.
        Assert.Null(Rank(Work, only, Somebody("c").Skilled(new Skill("hardware", 2), new Skill("servers", 4))).Candidates[0].OnlyExpert);
        var away = Somebody("c").Skilled(new Skill("servers", 4)).Change(view => view with { Presence = Presence.Off });
        Assert.NotNull(Assert.Single(Rank(Work, only, away).Candidates).OnlyExpert);
        Assert.Null(Judge(Work with { Skills = [new Skill("servers", 3)] }, only).OnlyExpert);
    }

    [Fact]
    public void The_way_begins_where_the_work_before_ends()
    {
        // On site for twenty minutes of an hour, then an urgent visit in line; a less urgent one comes after ours.
        var busy = Somebody("a", kilometres: 20).With(
            Visit(1, place: North(20), phase: InterventionPhase.OnSite), Visit(2, priority: 1, place: North(30)), Visit(3, priority: 4, place: North(90)));
        var candidate = Judge(Work, busy);
        Assert.Equal(30, candidate[Factor.Travel].Value!.Value, 0.1);
        Assert.Equal(40 + 10 + 60, candidate.FreeIn.TotalMinutes, 0.1);
        Assert.Equal(3, candidate.Open);
        Assert.Equal(180, candidate[Factor.Workload].Value);
    }

    [Fact]
    public void The_work_goes_into_the_first_gap_that_holds_it()
    {
        var appointment = Visit(1, place: North(0), window: Window(1, 2));
        var work = Work with { Lasts = TimeSpan.FromMinutes(30) };
        Assert.Equal(TimeSpan.Zero, Judge(work, Somebody("a", kilometres: 10).With(appointment)).FreeIn);
        Assert.Equal(TimeSpan.FromHours(2), Judge(work, Somebody("a", kilometres: 40).With(appointment)).FreeIn);
    }

    [Fact]
    public void Work_beyond_the_end_of_the_shift_goes_on_with_the_next_one_from_the_base()
    {
        var full = Somebody("a").With([.. Enumerable.Range(1, 10).Select(number => Visit(number))]).Change(view => view with { Profile = view.Profile with { Base = North(15) } });
        var candidate = Judge(Work, full);
        Assert.Equal(Now.AddHours(22).AddMinutes(15), candidate.Arrival!.Value, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Remote_work_begins_at_once_or_after_the_visit_in_progress()
    {
        var work = Work with { Mode = InterventionMode.Remote };
        Assert.Equal(Now, Judge(work, Somebody("a").With(Visit(1), Call(2, 1))).Arrival);
        Assert.Equal(Now.AddMinutes(40), Judge(work, Somebody("a").With(Visit(1, phase: InterventionPhase.OnSite))).Arrival);
    }

    [Fact]
    public void Whoever_knows_the_ticket_the_requester_or_the_site_is_preferred_in_that_order()
    {
        var ranked = Rank(
            Work with { Former = "had" },
            Somebody("nobody"), Somebody("site") with { Known = new Acquaintance("site", 0, 9) }, Somebody("requester") with { Known = new Acquaintance("requester", 1, 0) }, Somebody("had"));
        Assert.Equal(["had", "requester", "site", "nobody"], ranked.Candidates.Select(candidate => candidate.Technician));
        Assert.Contains("was at this site 9 times", ranked.Candidates[2].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tickets_own_people_come_before_those_who_help()
    {
        var helping = Somebody("a").Change(view => view with { Profile = view.Profile with { Cells = ["network"] } });
        var ranked = Rank(Work, helping, Somebody("b"));
        Assert.Equal(["b", "a"], ranked.Candidates.Select(candidate => candidate.Technician));
        Assert.Equal("network", ranked.Candidates[1].HelpsFrom);
    }

    [Fact]
    public void Ties_go_to_fewer_tickets_and_then_by_identifier()
    {
        var waiting = Visit(1) with { Waits = true };
        Assert.Equal(["a", "b", "c"], Rank(Work, Somebody("c"), Somebody("a").With(waiting), Somebody("b")).Candidates.Select(candidate => candidate.Technician));
    }

    [Fact]
    public void Shifts_are_local_time_and_nights_end_the_next_day()
    {
        var hours = ShiftHours.Around(Now, Now);
        var night = hours.Of([new ShiftDay(DayOfWeek.Sunday, new TimeOnly(22, 0), new TimeOnly(6, 0)), new ShiftDay(DayOfWeek.Monday, new TimeOnly(10, 0), new TimeOnly(12, 0))], "Europe/Paris")!;
        Assert.Equal(
            [(Now.AddHours(-12), Now.AddHours(-4)), (Now, Now.AddHours(2))],
            night.Take(2).Select(stretch => (stretch.From, stretch.To)));
        Assert.Null(hours.Of(null, "Europe/Paris"));
        Assert.NotEmpty(hours.Of([new ShiftDay(DayOfWeek.Monday, new TimeOnly(10, 0), new TimeOnly(12, 0))], "Mars/Olympus")!);
    }

    [Fact]
    public void Great_circles_are_as_long_as_they_are()
    {
        var travel = new GreatCircleTravel(100);
        var (paris, lyon) = (new Position(48.8566, 2.3522), new Position(45.7640, 4.8357));
        Assert.Equal(391.5, travel.Kilometres(paris, lyon), 0.5);
        Assert.Equal(3.915, travel.Between(lyon, paris).TotalHours, 0.01);
        Assert.Equal(20015, travel.Kilometres(new Position(0, 0), new Position(0, 180)), 1.0);
    }
}
