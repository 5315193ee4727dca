using System.Globalization;

namespace Dispatch.Sla;

/// <summary>Adds up what cells count, and what was decided today and this week, to the lines of the managers' board: pure.</summary>
public static class SlaSums
{
    /// <summary>The key of the whole installation.</summary>
    public const string Everything = "all";

    /// <summary>The lines.</summary>
    /// <param name="cells">What each cell counts.</param>
    /// <param name="today">What was decided today.</param>
    /// <param name="week">What was decided this week.</param>
    public static IEnumerable<SlaFigures> Of(IEnumerable<(string Cell, SlaGroup Group)> cells, SlaPeriod today, SlaPeriod week)
    {
        Dictionary<(SlaGrouping By, string Key), Sum> sums = [];
        foreach (var (cell, group) in cells)
            Add(SlaPlace.Of(cell, group), sum => sum.Counts += group.Counts);
        foreach (var (place, (met, broken)) in today.Decided)
            Add(place, sum => (sum.MetToday, sum.BrokenToday) = (sum.MetToday + met, sum.BrokenToday + broken));
        foreach (var (place, (met, broken)) in week.Decided)
            Add(place, sum => (sum.MetThisWeek, sum.BrokenThisWeek) = (sum.MetThisWeek + met, sum.BrokenThisWeek + broken));
        return sums.Select(sum => sum.Value.ToFigures(sum.Key.By, sum.Key.Key));

        void Add(SlaPlace place, Action<Sum> add)
        {
            var level = place.Level.ToString(CultureInfo.InvariantCulture);
            var priority = place.Priority.ToString(CultureInfo.InvariantCulture);
            To(SlaGrouping.All, Everything);
            To(SlaGrouping.Cell, place.Cell);
            To(SlaGrouping.Level, level);
            To(SlaGrouping.Priority, priority);
            To(SlaGrouping.Site, place.Site);
            To(SlaGrouping.CellPriority, $"{priority}/{place.Cell}");
            To(SlaGrouping.LevelPriority, $"{priority}/{level}");
            To(SlaGrouping.SitePriority, $"{priority}/{place.Site}");

            void To(SlaGrouping by, string key)
            {
                if (!sums.TryGetValue((by, key), out var sum))
                    sums[(by, key)] = sum = new Sum();
                add(sum);
            }
        }
    }

    private sealed class Sum
    {
        public SlaCounts Counts { get; set; } = SlaCounts.None;

        public int MetToday { get; set; }

        public int BrokenToday { get; set; }

        public int MetThisWeek { get; set; }

        public int BrokenThisWeek { get; set; }

        public SlaFigures ToFigures(SlaGrouping by, string key) => new()
        {
            By = by,
            Key = key,
            Counts = Counts,
            Compliance = SlaReportFold.Compliance(Counts.Clocks - Counts.BrokenClocks, Counts.BrokenClocks),
            MetToday = MetToday,
            BrokenToday = BrokenToday,
            ComplianceToday = SlaReportFold.Compliance(MetToday, BrokenToday),
            MetThisWeek = MetThisWeek,
            BrokenThisWeek = BrokenThisWeek,
            ComplianceThisWeek = SlaReportFold.Compliance(MetThisWeek, BrokenThisWeek),
        };
    }
}
