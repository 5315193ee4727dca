using System.Globalization;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>What was promised and kept in a period, by group and target: counted from journals alone.</summary>
public static class SlaReport
{
    /// <summary>Counts the clocks that were decided in a period: met when they stopped, broken when they broke.</summary>
    /// <param name="lines">Of each ticket concerned, all lines that decided a clock, in order, also those outside the period: a late entry may correct.</param>
    /// <param name="from">From this instant on.</param>
    /// <param name="to">Before this instant.</param>
    /// <param name="by">What the groups are.</param>
    public static IReadOnlyList<SlaReportRow> Of(IEnumerable<TicketOutcome> lines, DateTimeOffset from, DateTimeOffset to, ReportGrouping by) =>
    [
        .. DecidedClocks.In(lines)
            .Where(decided => decided.Outcome.At >= from && decided.Outcome.At < to)
            .GroupBy(decided => (Group: GroupOf(decided.Outcome, by), decided.Outcome.Target))
            .OrderBy(group => group.Key.Group, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Target)
            .Select(group => Row(group.Key.Group, group.Key.Target, [.. group])),
    ];

    private static SlaReportRow Row(string? group, SlaTarget target, IReadOnlyList<(TicketNumber Number, ClockOutcome Outcome)> decided)
    {
        var first = decided.Select(clock => clock.Outcome).Where(outcome => !outcome.Again).ToList();
        // A cell may hold a ticket several times; everything else ends once, or again after a reopening.
        var total = target is SlaTarget.Resolution ? decided.GroupBy(clock => clock.Number).Select(clock => clock.Last().Outcome).ToList() : first;
        var ended = decided.Where(clock => clock.Outcome.Stopped).Select(clock => clock.Outcome.Elapsed).Order().ToList();
        return new SlaReportRow
        {
            Group = group,
            Target = target,
            First = SlaTally.Of(first),
            Total = SlaTally.Of(total),
            Corrected = total.Count(outcome => outcome.State is ClockState.Corrected),
            ElapsedMean = ended.Count == 0 ? null : TimeSpan.FromSeconds(Math.Round(ended.Average(elapsed => elapsed.TotalSeconds))),
            ElapsedP90 = ended.Count == 0 ? null : ended[(ended.Count - 1) * 9 / 10],
        };
    }

    private static string? GroupOf(ClockOutcome outcome, ReportGrouping by) => by switch
    {
        ReportGrouping.Cell => outcome.Cell,
        ReportGrouping.Priority => outcome.Priority.ToString(CultureInfo.InvariantCulture),
        ReportGrouping.Level => outcome.Level.ToString(CultureInfo.InvariantCulture),
        _ => outcome.Site,
    };
}
