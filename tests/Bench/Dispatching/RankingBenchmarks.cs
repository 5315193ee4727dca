using BenchmarkDotNet.Attributes;
using Dispatch.Dispatching;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Bench.Dispatching;

/// <summary>Two hundred technicians with five tickets each, ranked and explained: under 10 ms, with the hours of their shifts and every sentence.</summary>
[MemoryDiagnoser]
public class RankingBenchmarks
{
    private const int Technicians = 200;
    private const int Tickets = 5;

    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ITravelTimes s_travel = new GreatCircleTravel(GreatCircleTravel.UsualSpeed);
    private static readonly string[] s_skills = ["hardware", "network", "wifi", "cabling", "printers", "telephony"];

    private WorkToGive _work = null!;
    private TechnicianView[] _people = [];
    private PlannedWork[][] _planned = [];
    private Contender[] _contenders = [];

    /// <summary>Draws the people.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        _work = new WorkToGive
        {
            Number = new TicketNumber(1),
            Now = s_now,
            Cell = "field",
            Priority = 2,
            Mode = InterventionMode.OnSite,
            Place = Somewhere(random),
            CanBeKnown = true,
            Skills = [new Skill("hardware", 2)],
            Promise = new Promise(SlaTarget.Resolution, s_now.AddHours(5), TimeSpan.FromHours(8), new BusinessCalendar(new CalendarProfile { Id = "always", Zone = "Europe/Paris", AlwaysOpen = true })),
        };
        _people = [.. Enumerable.Range(0, Technicians).Select(i => Somebody(random, i))];
        _planned = [.. _people.Select((_, i) => Enumerable.Range(0, Tickets).Select(k => Planned(random, (i * Tickets) + k + 2, k)).ToArray())];
        _contenders = Contend();
    }

    /// <summary>The ranking.</summary>
    [Benchmark]
    public Suggestions Rank() => Ranking.Of(_work, _contenders, ScoreTerms.Start, s_travel);

    /// <summary>With the hours of everybody's shift (each its own), and all sentences.</summary>
    [Benchmark]
    public int Rank_with_shifts_and_sentences()
    {
        var suggestions = Ranking.Of(_work, Contend(), ScoreTerms.Start, s_travel);
        return suggestions.Candidates.Sum(candidate => candidate.Sentence.Length) + suggestions.Excluded.Sum(excluded => excluded.Sentence.Length);
    }

    private Contender[] Contend()
    {
        var shifts = ShiftHours.Around(s_now, s_now);
        return [.. _people.Select((person, i) => new Contender(person, _planned[i], shifts.Of(person.Profile.Shift, "Europe/Paris")))];
    }

    private static Position Somewhere(Random random) => new(45.6 + (random.NextDouble() * 0.3), 4.7 + (random.NextDouble() * 0.3));

    private static TechnicianView Somebody(Random random, int i) => new(
        new TechnicianProfile(
            $"technician-{i}",
            $"Technician {i}",
            ["field"],
            [.. s_skills.Where(_ => random.Next(2) == 0).Select(skill => new Skill(skill, random.Next(1, 6)))],
            Somewhere(random),
            Shift: Enum.GetValues<DayOfWeek>().Select(day => new ShiftDay(day, new TimeOnly(6 + (i % 3), i % 60), new TimeOnly(16 + (i % 5), i % 60))).ToValueList()),
        1,
        random.Next(10) == 0 ? Presence.Off : Presence.Available,
        Position: Somewhere(random),
        PositionAt: s_now);

    private static PlannedWork Planned(Random random, int number, int place)
    {
        var mode = place < 3 ? InterventionMode.OnSite : InterventionMode.Remote;
        var window = place == 2 ? new TimeWindow(s_now.AddHours(3), s_now.AddHours(4)) : null;
        var phase = place is 0 or 3 ? InterventionPhase.EnRoute : InterventionPhase.Accepted;
        return new PlannedWork(
            new Booking(new TicketNumber(number), "somebody", mode, window, phase is InterventionPhase.EnRoute), random.Next(1, 5), phase, s_now.AddMinutes(-10), false, Somewhere(random), TimeSpan.FromMinutes(40));
    }
}
