using System.Globalization;

namespace Dispatch.Sla;

/// <summary>Adds up what cells count, and what was decided today, to the lines of the managers' board: pure.</summary>
public static class SlaSums
{
    /// <summary>The key of the whole installation.</summary>
    public const string Everything = "all";

    /// <summary>The lines.</summary>
    /// <param name="cells">What each cell counts.</param>
    /// <param name="today">What was decided today.</param>
    public static IEnumerable<SlaFigures> Of(IEnumerable<(string Cell, SlaGroup Group)> cells, SlaDay today)
    {
        Dictionary<(SlaGrouping By, string Key), (SlaCounts Counts, int Met, int Broken)> sums = [];
        foreach (var (cell, group) in cells)
            Add(cell, group.Level, group.Priority, group.Counts, 0, 0);
        foreach (var ((cell, level, priority), (met, broken)) in today.Decided)
            Add(cell, level, priority, SlaCounts.None, met, broken);
        return sums.Select(sum => new SlaFigures
        {
            By = sum.Key.By,
            Key = sum.Key.Key,
            Counts = sum.Value.Counts,
            Compliance = SlaReportFold.Compliance(sum.Value.Counts.Clocks - sum.Value.Counts.BrokenClocks, sum.Value.Counts.BrokenClocks),
            MetToday = sum.Value.Met,
            BrokenToday = sum.Value.Broken,
            ComplianceToday = SlaReportFold.Compliance(sum.Value.Met, sum.Value.Broken),
        });

        void Add(string cell, int level, int priority, SlaCounts counts, int met, int broken)
        {
            To(SlaGrouping.All, Everything);
            To(SlaGrouping.Cell, cell);
            To(SlaGrouping.Level, level.ToString(CultureInfo.InvariantCulture));
            To(SlaGrouping.Priority, priority.ToString(CultureInfo.InvariantCulture));

            void To(SlaGrouping by, string key)
            {
                var sum = sums.GetValueOrDefault((by, key), (SlaCounts.None, 0, 0));
                sums[(by, key)] = (sum.Item1 + counts, sum.Item2 + met, sum.Item3 + broken);
            }
        }
    }
}
