using CsCheck;
using Dispatch.Dispatching;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;
using static Dispatch.Unit.Dispatching.People;

namespace Dispatch.Unit.Dispatching;

/// <summary>What holds for every ranking, whoever is ranked.</summary>
public sealed class RankingPropertyTests
{
    private static readonly Gen<PlannedWork> s_work = Gen.Select(
        Gen.Int[1, 900], Gen.Int[1, 4], Gen.Enum<InterventionMode>(), Gen.Enum<InterventionPhase>(), Gen.Double[-60, 60], Gen.Bool, Gen.Int[0, 12],
        (number, priority, mode, phase, kilometres, waits, hour) => new PlannedWork(
            new Booking(new TicketNumber(number), "somebody", mode, hour > 8 ? Window(hour - 8, hour - 7) : null, !waits && phase >= InterventionPhase.EnRoute),
            priority, phase, Now.AddMinutes(-hour), waits, hour == 5 ? null : North(kilometres), hour == 3 ? null : TimeSpan.FromMinutes(10 + hour)));

    private static readonly Gen<Contender> s_contender = Gen.Select(
        Gen.Int[0, 39], Gen.Double[-100, 100], Gen.Int[1, 5], Gen.Int[0, 4], Gen.Enum<Presence>(), s_work.Array[0, 5], Gen.Int[0, 20],
        (id, kilometres, level, other, presence, work, dice) =>
        {
            var made = Somebody($"t-{id:00}", kilometres, level).With([.. Possible(work)]) with
            {
                Known = dice > 14 ? new Acquaintance($"t-{id:00}", dice - 15, dice - 14) : null,
            };
            if (dice == 3)
                made = made with { Shift = null };
            if (dice == 4)
                made = made with { Shift = [new OpenInterval(Now.AddHours(3), Now.AddHours(9))] };
            return made.Change(view => view with
            {
                Presence = presence,
                Position = dice == 5 ? null : view.Position,
                Profile = view.Profile with
                {
                    Base = dice is 5 or 6 ? null : view.Profile.Base,
                    Cells = dice % 3 == 0 ? ["network"] : view.Profile.Cells,
                    Skills = other == 0 ? view.Profile.Skills : [.. view.Profile.Skills, new Skill($"other-{other}", level)],
                },
            });
        });

    private static readonly Gen<Contender[]> s_contenders = s_contender.Array[0, 30].Select(all => all.DistinctBy(contender => contender.Id).ToArray());

    private static readonly Gen<WorkToGive> s_asked = Gen.Select(
        Gen.Enum<InterventionMode>(), Gen.Int[0, 9], Gen.Int[1, 4], Gen.Int[-120, 400],
        (mode, dice, level, due) => Work with
        {
            Mode = mode,
            Window = dice > 6 ? Window(dice - 6, dice - 5) : null,
            Skills = dice == 1 ? [] : [new Skill("hardware", level)],
            Place = dice == 2 ? null : Place,
            Promise = dice == 3 ? null : PromiseIn(TimeSpan.FromMinutes(due), dice == 4 ? SlaTarget.OnSite : SlaTarget.Resolution),
            Lasts = dice == 5 ? null : TimeSpan.FromMinutes(45),
            Declined = [$"t-{due % 40:00}"],
            Former = $"t-{dice:00}",
        });

    [Fact]
    public void The_order_of_the_question_does_not_matter_and_asked_again_it_is_answered_the_same() => Gen.Select(s_asked, s_contenders, Gen.Int).Sample((work, contenders, seed) =>
    {
        var shuffled = contenders.ToArray();
        new Random(seed).Shuffle(shuffled);
        var (first, second) = (Rank(work, contenders), Rank(work, shuffled));
        Assert.Equal(first.Candidates, second.Candidates);
        Assert.Equal(first.Excluded, second.Excluded);
    });

    [Fact]
    public void Everybody_is_ranked_once_or_excluded_once_and_nobody_who_is_excluded_alone_is_ranked() => Gen.Select(s_asked, s_contenders).Sample((work, contenders) =>
    {
        var answer = Rank(work, contenders);
        Assert.Equal(
            contenders.Select(contender => contender.Id).Order(StringComparer.Ordinal),
            answer.Candidates.Select(candidate => candidate.Technician).Concat(answer.Excluded.Select(excluded => excluded.Technician)).Order(StringComparer.Ordinal));
        Assert.All(contenders, contender => Assert.Equal(
            Rank(work, contender).Excluded.Count == 1, answer.Excluded.Any(excluded => excluded.Technician == contender.Id)));
    });

    [Fact]
    public void Ranks_count_up_totals_go_down_and_figures_add_up() => Gen.Select(s_asked, s_contenders).Sample((work, contenders) =>
    {
        var ranked = Rank(work, contenders).Candidates;
        Assert.Equal(Enumerable.Range(1, ranked.Count), ranked.Select(candidate => candidate.Rank));
        Assert.All(ranked.Zip(ranked.Skip(1)), pair => Assert.True(pair.First.Total >= pair.Second.Total));
        Assert.All(ranked, candidate =>
        {
            Assert.InRange(candidate.Total, 0, 100);
            Assert.Equal(candidate.Total, candidate.Figures.Sum(figure => figure.Points ?? 0), 0.5);
            Assert.All(candidate.Figures, figure => Assert.True(figure.Missing is null == figure.Value is not null && figure.Missing is null == figure.Points is not null));
            Assert.EndsWith(".", candidate.Sentence, StringComparison.Ordinal);
        });
    });

    /// <summary>Everything but one thing equal, and that one better: never worse. Those compared have the same figures.</summary>
    [Fact]
    public void Better_in_one_thing_is_never_worse() => Gen.Select(s_asked, s_contender, Gen.Double[0, 1], Gen.Int[1, 4]).Sample((work, contender, share, step) =>
    {
        // Nearer to this site may be further from where a visit before it is.
        var free = contender with { Work = [.. contender.Work.Where(planned => !planned.IsOnSite)] };
        AssertNotWorse(work, free, free.Change(view => view with { Position = view.Position is { } at ? Toward(at, share) : null }), "nearer");
        AssertNotWorse(work, contender, contender with { Work = [.. contender.Work.Skip(1)] }, "less to do", onlyOffSite: true);
        AssertNotWorse(work, contender, contender with { Known = new Acquaintance(contender.Id, (contender.Known?.ForRequester ?? 0) + 1, contender.Known?.AtSite ?? 0) }, "better known");
        AssertNotWorse(work, contender, contender.Change(view => view with { Profile = view.Profile with { Cells = [work.Cell] } }), "of the own cell");
        if (work.Promise is { } promise)
        {
            var more = work with { Promise = promise with { Due = promise.Due.AddMinutes(10 * step) } };
            AssertNotWorse((work, contender), (more, contender), "more slack");
        }

        // An expert is not better than who is just able.
        if (work.Skills is [var needed] && contender.LevelOf(needed.Name) is var level && level > needed.Level)
        {
            var just = contender.Change(view => view with { Profile = view.Profile with { Skills = [.. view.Profile.Skills.Select(skill => skill.Name == needed.Name ? needed : skill)] } });
            AssertNotWorse(work, contender, just, "just able");
        }
    });

    /// <summary>As an agenda holds it: a ticket once, one visit in progress.</summary>
    private static IEnumerable<PlannedWork> Possible(IEnumerable<PlannedWork> work) => work
        .DistinctBy(planned => planned.Booking.Number)
        .DistinctBy(planned => planned is { IsOnSite: true, Booking.InProgress: true } ? 0 : planned.Booking.Number.Value);

    private static Position Toward(Position from, double share) => new(from.Latitude + ((Place.Latitude - from.Latitude) * share), from.Longitude + ((Place.Longitude - from.Longitude) * share));

    private static void AssertNotWorse(WorkToGive work, Contender before, Contender after, string how, bool onlyOffSite = false)
    {
        // A visit less may move the place from which the way begins, so it is compared for work that needs no way.
        if (!onlyOffSite || work.Mode is not InterventionMode.OnSite)
            AssertNotWorse((work, before), (work, after), how);
    }

    private static void AssertNotWorse((WorkToGive Work, Contender Who) before, (WorkToGive Work, Contender Who) after, string how)
    {
        if (Rank(before.Work, before.Who).Candidates is not [var former])
            return;
        var ranked = Rank(after.Work, after.Who);
        Assert.True(ranked.Candidates.Count == 1, how);
        Assert.True(ranked.Candidates[0].Total >= former.Total, $"{how}: {former.Total} became {ranked.Candidates[0].Total}");
    }
}
