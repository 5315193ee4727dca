using System.Globalization;
using Dispatch.Load.Logs;
using Dispatch.Load.Plans;

namespace Dispatch.Load.Fire;

/// <summary>
/// Turns a fire log into a plan: one row, one ticket; one unit, one lane, so that all that one unit did goes in the order of time, across its
/// tickets. The log puts some units in two places; that is for the server to refuse.
/// </summary>
public static class FirePlanner
{
    /// <summary>Plans the replay of a log.</summary>
    public static ReplayPlan Plan(LogFile log, PlanOptions options)
    {
        var (all, malformed) = LineReader.ReadAll(log.Lines, FireRow.Read);
        List<FireRow> rows = [.. all.Take(options.Limit ?? int.MaxValue)];
        return new ReplayPlan
        {
            Form = LogForm.Fire,
            LinesRead = log.Lines.Count,
            LinesBeyondLimit = all.Count - rows.Count,
            Malformed = malformed,
            Cases = [.. rows.Select(row => options.Reference(row.RowId))],
            Cells = [.. rows.Select(row => row.Battalion).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(battalion => new CellSeen(FireStory.Cell(battalion), $"Battalion {battalion}", 2, "fire"))],
            Technicians = [.. rows.GroupBy(row => row.Unit, StringComparer.Ordinal).OrderBy(unit => unit.Key, StringComparer.Ordinal).Select(UnitOf)],
            Lanes = LanesOf(rows, options),
            Unsaid = new Dictionary<string, int>(StringComparer.Ordinal),
            Historical = !options.Live,
        };
    }

    private static TechnicianSeen UnitOf(IGrouping<string, FireRow> unit)
    {
        var type = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(unit.First().UnitType.ToLowerInvariant());
        var cells = unit.Select(row => FireStory.Cell(row.Battalion)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new TechnicianSeen(FireStory.Technician(unit.Key), $"{type} {unit.Key}", cells.ToValueList());
    }

    // Steps of one instant keep the order of the file, and within a row their own.
    private static List<Lane> LanesOf(List<FireRow> rows, PlanOptions options) =>
    [
        .. rows.Select((row, index) => (row, index))
            .GroupBy(item => item.row.Unit, StringComparer.Ordinal)
            .Select(unit => new Lane(
                FireStory.Technician(unit.Key),
                [.. unit.SelectMany(item => StepsOf(item.row, item.index, options)).OrderBy(step => step.At)])),
    ];

    private static IEnumerable<PlannedStep> StepsOf(FireRow row, int index, PlanOptions options)
    {
        var reference = options.Reference(row.RowId);
        var report = FireStory.Report(row, reference) with { Historical = options.Live ? null : true, OccurredAt = options.Live ? null : row.Received };
        yield return new PlannedStep(index, row.Received, CommandKey.Of(LogForm.Fire, reference, 0, 0, report.Name), report);
        foreach (var (place, (at, action)) in FireStory.Tell(row).Index())
        {
            var said = action with { OccurredAt = options.Live ? null : at };
            yield return new PlannedStep(index, at, CommandKey.Of(LogForm.Fire, reference, 0, place + 1, action.Name), said);
        }
    }
}
