using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>
/// Ranks technicians for a ticket: hard conditions first, then a weighted sum of figures, each from 0 to 100. A figure that is missing is dropped from the
/// sum, and the others share its weight. The order does not depend on that of the question: ties go to the earlier arrival, then to fewer tickets, then by identifier.
/// </summary>
public static class Ranking
{
    private static readonly Factor[] s_factors = Enum.GetValues<Factor>();

    /// <summary>Who could do the work, best first, and who could not.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="contenders">Who may be considered, each once.</param>
    /// <param name="terms">Weights and scales.</param>
    /// <param name="travel">How long ways take.</param>
    public static Suggestions Of(WorkToGive work, IReadOnlyCollection<Contender> contenders, ScoreTerms terms, ITravelTimes travel)
    {
        var experts = OnlyExperts(work, contenders, terms);
        List<Candidate> candidates = new(contenders.Count);
        List<Exclusion> excluded = [];
        foreach (var contender in contenders)
        {
            var journey = Journey.Of(work, contender, terms, travel);
            if (Conditions.Refuse(work, contender, journey) is { } exclusion)
                excluded.Add(exclusion);
            else
                candidates.Add(Judge(work, contender, journey, experts.GetValueOrDefault(contender.Id), terms, travel));
        }

        candidates.Sort(Compare);
        excluded.Sort((a, b) => (string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase), string.CompareOrdinal(a.Technician, b.Technician)) switch
        {
            (0, var byId) => byId,
            (var byName, _) => byName,
        });
        return new Suggestions([.. candidates.Select((candidate, index) => candidate with { Rank = index + 1 })], excluded);
    }

    private static int Compare(Candidate a, Candidate b)
    {
        var order = b.Total.CompareTo(a.Total);
        if (order == 0)
            order = (a.Arrival ?? DateTimeOffset.MaxValue).CompareTo(b.Arrival ?? DateTimeOffset.MaxValue);
        if (order == 0)
            order = a.Open.CompareTo(b.Open);
        return order == 0 ? string.CompareOrdinal(a.Technician, b.Technician) : order;
    }

    private static Candidate Judge(WorkToGive work, Contender contender, Journey journey, Skill? onlyExpert, ScoreTerms terms, ITravelTimes travel)
    {
        var profile = contender.Technician.Profile;
        var known = contender.Known;
        var figures = new Figure[s_factors.Length];
        figures[(int)Factor.Slack] = SlackOf(work, journey, terms);
        figures[(int)Factor.Travel] = TravelOf(work, journey, terms);
        figures[(int)Factor.Skills] = SkillsOf(work, contender, onlyExpert, terms);
        figures[(int)Factor.Workload] = WorkloadOf(contender, terms);
        figures[(int)Factor.Continuity] = ContinuityOf(work, contender, terms);
        figures[(int)Factor.Team] = TeamOf(work, profile, terms);

        var weights = figures.Sum(figure => figure.Score is null ? 0 : figure.Weight);
        var total = 0.0;
        for (var i = 0; i < figures.Length; i++)
        {
            if (figures[i].Score is not { } score)
                continue;
            var most = 100 * figures[i].Weight / weights;
            total += most * score / 100;
            figures[i] = figures[i] with { Score = Math.Round(score, 1), Points = Math.Round(most * score / 100, 1), Most = Math.Round(most, 1) };
        }

        return new Candidate
        {
            Rank = 0,
            Technician = contender.Id,
            Name = profile.Name,
            Total = Math.Round(total, 1),
            FreeIn = journey.FreeAt - work.Now,
            Arrival = journey.Arrival is { } arrival ? Instants.Trim(arrival) : null,
            LateBy = work.Window is { } window && journey.Arrival is { } there ? there - window.From : null,
            Kilometres = journey is { Way: not null, From: { } from } ? Math.Round(travel.Kilometres(from, work.Place!), 1) : null,
            Open = contender.Work.Count(planned => !planned.Waits),
            HadIt = work.Former == contender.Id ? true : null,
            ForRequester = known is { ForRequester: > 0 } ? known.ForRequester : null,
            AtSite = known is { AtSite: > 0 } ? known.AtSite : null,
            OnlyExpert = onlyExpert,
            HelpsFrom = profile.Cells.Contains(work.Cell) ? null : profile.Cells.FirstOrDefault(),
            Target = figures[(int)Factor.Slack].Value is null ? null : work.Promise?.Target,
            Figures = ValueList.Of<Figure>(figures),
        };
    }

    /// <summary>Business time left: at arrival for the target that arrival meets, else when the work is done.</summary>
    private static Figure SlackOf(WorkToGive work, Journey journey, ScoreTerms terms)
    {
        var figure = new Figure(Factor.Slack, FigureUnit.Minutes, terms.Slack);
        if (work.Promise is not { } promise)
            return figure with { Missing = FigureGap.NothingPromised };
        if (journey.Arrival is not { } arrival)
            return figure with { Missing = work.Place is null ? FigureGap.SiteUnknown : FigureGap.PositionUnknown };
        var met = promise.Target is Sla.SlaTarget.OnSite || work.Lasts is not { } lasts || lasts > DateTimeOffset.MaxValue - arrival ? arrival : arrival + lasts;
        var slack = promise.LeftAt(met);
        var ample = promise.Goal * terms.AmpleSlack;
        return Measured(figure, slack.TotalMinutes, ample > TimeSpan.Zero ? 100 * (slack / ample) : slack > TimeSpan.Zero ? 100 : 0);
    }

    private static Figure TravelOf(WorkToGive work, Journey journey, ScoreTerms terms)
    {
        var figure = new Figure(Factor.Travel, FigureUnit.Minutes, terms.Travel);
        if (work.Mode is not InterventionMode.OnSite)
            return figure with { Missing = FigureGap.NoTravel };
        if (journey.Way is not { } way)
            return figure with { Missing = work.Place is null ? FigureGap.SiteUnknown : FigureGap.PositionUnknown };
        return Measured(figure, way.TotalMinutes, 100 * (1 - (way / terms.LongestWay)));
    }

    private static Figure SkillsOf(WorkToGive work, Contender contender, Skill? onlyExpert, ScoreTerms terms)
    {
        var over = work.Skills.Sum(needed => contender.LevelOf(needed.Name) - needed.Level);
        return Measured(new Figure(Factor.Skills, FigureUnit.Levels, terms.Skills), over, 100 - (terms.PerLevelOver * over) - (onlyExpert is null ? 0 : terms.OnlyExpert));
    }

    private static Figure WorkloadOf(Contender contender, ScoreTerms terms)
    {
        var planned = contender.Work.Where(work => !work.Waits).Sum(work => (work.Lasts ?? terms.UsualWork).TotalMinutes);
        return Measured(new Figure(Factor.Workload, FigureUnit.Minutes, terms.Workload), planned, 100 * (1 - (planned / terms.FullLoad.TotalMinutes)));
    }

    private static Figure ContinuityOf(WorkToGive work, Contender contender, ScoreTerms terms)
    {
        var figure = new Figure(Factor.Continuity, FigureUnit.Tickets, terms.Continuity);
        var had = work.Former == contender.Id;
        if (!had && !work.CanBeKnown)
            return figure with { Missing = FigureGap.NothingToKnow };
        var (requester, site) = (contender.Known?.ForRequester ?? 0, contender.Known?.AtSite ?? 0);
        return Measured(figure, Math.Max(had ? 1 : 0, Math.Max(requester, site)), had || requester > 0 ? 100 : site > 0 ? terms.KnowsSite : 0);
    }

    private static Figure TeamOf(WorkToGive work, TechnicianProfile profile, ScoreTerms terms)
    {
        var own = profile.Cells.Contains(work.Cell);
        return Measured(new Figure(Factor.Team, FigureUnit.Cells, terms.Team), own ? 0 : 1, own ? 100 : 0);
    }

    private static Figure Measured(Figure figure, double value, double score) => figure with { Value = Math.Round(value, 1), Score = Math.Clamp(score, 0, 100) };

    /// <summary>
    /// Who, of those at work, is the only one to have some skill at an expert's level: not to be sent for something else. By technician, the highest of their
    /// skills, the first by name.
    /// </summary>
    private static Dictionary<string, Skill> OnlyExperts(WorkToGive work, IReadOnlyCollection<Contender> contenders, ScoreTerms terms)
    {
        Dictionary<string, (string Id, Skill Skill, int Count)> experts = new(StringComparer.Ordinal);
        foreach (var contender in contenders.Where(contender => contender.Technician.Presence is not Presence.Off))
        {
            foreach (var skill in contender.Technician.Profile.Skills.Where(skill => skill.Level >= terms.ExpertLevel).DistinctBy(skill => skill.Name))
                experts[skill.Name] = (contender.Id, new Skill(skill.Name, contender.LevelOf(skill.Name)), experts.GetValueOrDefault(skill.Name).Count + 1);
        }

        Dictionary<string, Skill> only = new(StringComparer.Ordinal);
        foreach (var (id, skill, _) in experts.Values.Where(expert => expert.Count == 1 && !work.Skills.Any(needed => needed.Name == expert.Skill.Name)))
        {
            if (!only.TryGetValue(id, out var other) || skill.Level > other.Level || (skill.Level == other.Level && string.CompareOrdinal(skill.Name, other.Name) < 0))
                only[id] = skill;
        }

        return only;
    }
}
