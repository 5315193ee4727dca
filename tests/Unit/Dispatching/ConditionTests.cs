using Dispatch.Dispatching;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;
using static Dispatch.Unit.Dispatching.People;

namespace Dispatch.Unit.Dispatching;

/// <summary>Who is not suggested: the first rule that excludes, and what would lift it.</summary>
public sealed class ConditionTests
{
    [Fact]
    public void A_skill_that_is_missing_or_too_low_excludes_and_says_which()
    {
        var lacks = Excluded(Work, Somebody("a").Skilled(new Skill("wifi", 5)));
        Assert.Equal((ExclusionRule.SkillMissing, new Skill("hardware", 0), 2), (lacks.Rule, lacks.Has, lacks.NeededLevel));
        var low = Excluded(Work, Somebody("a", level: 1));
        Assert.Equal((ExclusionRule.SkillLevel, new Skill("hardware", 1), 2), (low.Rule, low.Has, low.NeededLevel));
        Assert.Contains("hardware at level 1, 2 is needed", low.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_declined_and_who_has_it_are_not_suggested()
    {
        Assert.Equal(ExclusionRule.Declined, Excluded(Work with { Declined = ["a"] }, Somebody("a")).Rule);
        Assert.Equal(ExclusionRule.HasIt, Excluded(Work with { Holder = "a" }, Somebody("a")).Rule);
    }

    [Fact]
    public void Off_shift_lifts_when_the_next_shift_begins()
    {
        var late = Somebody("a") with { Shift = [new OpenInterval(Now.AddHours(3), Now.AddHours(9))] };
        var excluded = Excluded(Work, late);
        Assert.Equal((ExclusionRule.OffShift, Now.AddHours(3)), (excluded.Rule, excluded.LiftsAt));
        Assert.Null(Excluded(Work, Somebody("a") with { Shift = [] }).LiftsAt);
    }

    [Fact]
    public void An_appointment_must_lie_inside_one_shift()
    {
        var somebody = Somebody("a");
        Assert.Single(Rank(Work with { Window = Window(7, 9) }, somebody).Candidates);
        var across = Excluded(Work with { Window = Window(8, 10) }, somebody);
        Assert.Equal((ExclusionRule.OffShift, Now.AddHours(22)), (across.Rule, across.LiftsAt));
        // Tomorrow they are there, whatever they say of today.
        Assert.Single(Rank(Work with { Window = Window(23, 24) }, somebody.Change(view => view with { Presence = Presence.Off })).Candidates);
    }

    [Fact]
    public void Absence_excludes_now_and_for_the_rest_of_the_shift_a_break_only_now()
    {
        var away = Somebody("a").Change(view => view with { Presence = Presence.Off });
        Assert.Equal(ExclusionRule.Absent, Excluded(Work, away).Rule);
        Assert.Equal(ExclusionRule.Absent, Excluded(Work with { Window = Window(5, 6) }, away).Rule);
        var resting = Somebody("a").Change(view => view with { Presence = Presence.Break });
        Assert.Equal(ExclusionRule.OnBreak, Excluded(Work, resting).Rule);
        Assert.Single(Rank(Work with { Window = Window(5, 6) }, resting).Candidates);
    }

    [Fact]
    public void A_recorded_absence_excludes_what_falls_into_it_and_says_when_it_ends()
    {
        var away = Somebody("a").Change(view => view with { Absences = [new Absence("leave", Now.AddHours(5), Now.AddHours(6))] });
        Assert.Single(Rank(Work, away).Candidates);
        Assert.Single(Rank(Work with { Window = Window(6, 7) }, away).Candidates);
        var excluded = Excluded(Work with { Window = Window(5.5, 7) }, away);
        Assert.Equal((ExclusionRule.Absent, Now.AddHours(6)), (excluded.Rule, excluded.LiftsAt));
        var now = away.Change(view => view with { Absences = [new Absence("leave", Now.AddHours(-1), Now.AddHours(6))] });
        Assert.Equal((ExclusionRule.Absent, Now.AddHours(6)), (Excluded(Work, now).Rule, Excluded(Work, now).LiftsAt));
    }

    [Fact]
    public void Without_a_recorded_shift_presence_decides()
    {
        Assert.Single(Rank(Work, Somebody("a") with { Shift = null }).Candidates);
        Assert.Equal(ExclusionRule.Absent, Excluded(Work, (Somebody("a") with { Shift = null }).Change(view => view with { Presence = Presence.Off })).Rule);
    }

    [Fact]
    public void An_appointment_in_the_way_is_named_with_the_first_gap_after_it()
    {
        var booked = Somebody("a").With(Visit(1, window: Window(2, 3)), Visit(2, window: Window(3.5, 5)));
        var excluded = Excluded(Work with { Window = Window(2.5, 3.5) }, booked);
        Assert.Equal((ExclusionRule.Booked, new TicketNumber(1), Now.AddHours(5)), (excluded.Rule, excluded.Number, excluded.LiftsAt));
        Assert.Single(Rank(Work with { Window = Window(3, 3.5) }, booked).Candidates);
        // Without an appointment it goes into a gap; nothing is in the way.
        Assert.Single(Rank(Work, booked).Candidates);
    }

    [Fact]
    public void Parallel_work_up_to_the_limit_excludes_from_more_of_it_and_from_nothing_else()
    {
        var calling = Somebody("a").Change(view => view with { Profile = view.Profile with { Parallel = 2 } }).With(Call(1, 1), Call(2, 2));
        var excluded = Excluded(Work with { Mode = InterventionMode.Remote }, calling);
        Assert.Equal((ExclusionRule.ParallelLimit, 2), (excluded.Rule, excluded.Parallel));
        Assert.Single(Rank(Work, calling).Candidates);
    }

    [Fact]
    public void Who_cannot_be_there_before_the_appointment_ends_says_when_they_could()
    {
        var far = Somebody("a", kilometres: 90);
        Assert.Single(Rank(Work with { Window = Window(1, 2) }, far).Candidates);
        var excluded = Excluded(Work with { Window = Window(0.5, 1) }, far);
        Assert.Equal(ExclusionRule.TooLate, excluded.Rule);
        Assert.Equal(90, (excluded.LiftsAt!.Value - Now).TotalMinutes, 0.5);
    }

    [Fact]
    public void The_first_rule_that_excludes_is_told()
    {
        var everything = Somebody("a", level: 1).Change(view => view with { Presence = Presence.Off }) with { Shift = [] };
        Assert.Equal(ExclusionRule.SkillLevel, Excluded(Work with { Declined = ["a"] }, everything).Rule);
    }

    [Fact]
    public void Windows_at_the_end_of_all_calendars_break_nothing()
    {
        var endless = Somebody("a").With(Visit(1, window: new TimeWindow(Now.AddHours(-1), DateTimeOffset.MaxValue)), Visit(2) with { Lasts = TimeSpan.MaxValue });
        Assert.Equal(ExclusionRule.TooLate, Excluded(Work, endless).Rule);
        Assert.Equal(ExclusionRule.Booked, Excluded(Work with { Window = Window(1, 2) }, endless).Rule);
    }
}
