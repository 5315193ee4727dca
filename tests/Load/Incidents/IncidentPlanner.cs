using Dispatch.Load.Logs;
using Dispatch.Load.Plans;

namespace Dispatch.Load.Incidents;

/// <summary>Turns an incidents log into a plan: one case, one lane; cases go beside each other.</summary>
public static class IncidentPlanner
{
    /// <summary>Plans the replay of a log.</summary>
    public static ReplayPlan Plan(LogFile log, PlanOptions options)
    {
        var (rows, malformed) = LineReader.ReadAll(log.Lines, IncidentRow.Read);
        var cases = rows.GroupBy(row => row.Number, StringComparer.Ordinal).Take(options.Limit ?? int.MaxValue).Select(InOrder).ToList();
        var unsaid = new SortedDictionary<string, int>(StringComparer.Ordinal);
        return new ReplayPlan
        {
            Form = LogForm.Incidents,
            LinesRead = log.Lines.Count,
            LinesBeyondLimit = rows.Count - cases.Sum(incident => incident.Count),
            Malformed = malformed,
            Cases = [.. cases.Select(incident => options.Reference(incident[0].Number))],
            Cells = IncidentRoster.Cells(cases),
            Technicians = IncidentRoster.Technicians(cases),
            Lanes = [.. cases.Select((incident, index) => LaneOf(incident, index, options, unsaid))],
            Unsaid = unsaid,
            Historical = !options.Live,
        };
    }

    private static List<IncidentRow> InOrder(IEnumerable<IncidentRow> rows)
    {
        var state = IncidentState.New;
        var ordered = new List<IncidentRow>();
        foreach (var row in rows.OrderBy(row => row.Modification).ThenBy(row => row.UpdatedAt).ThenBy(row => row.Line))
        {
            state = row.State is IncidentState.AsBefore ? state : row.State;
            ordered.Add(row with { State = state });
        }
        return ordered;
    }

    private static Lane LaneOf(List<IncidentRow> rows, int index, PlanOptions options, SortedDictionary<string, int> unsaid)
    {
        var first = rows[0];
        var reference = options.Reference(first.Number);
        var at = first.OpenedAt;
        var steps = new List<PlannedStep>
        {
            new(index, at, CommandKey.Of(LogForm.Incidents, reference, 0, 0, "report"),
                IncidentReport.Of(first, reference) with { Historical = options.Live ? null : true, OccurredAt = Occurred(at) }),
        };
        var ticket = IncidentReport.Expect(first);
        for (var row = 0; row < rows.Count; row++)
        {
            at = Instants.Later(at, rows[row].UpdatedAt);
            var (actions, then, left) = IncidentExplainer.Explain(ticket, rows[row]);
            steps.AddRange(actions.Select((action, place) => new PlannedStep(
                index, at, CommandKey.Of(LogForm.Incidents, reference, row, place + 1, action.Name), action with { OccurredAt = Occurred(at) })));
            foreach (var reason in left)
                unsaid[reason] = unsaid.GetValueOrDefault(reason) + 1;
            ticket = then;
        }
        return new Lane(reference, steps);

        DateTimeOffset? Occurred(DateTimeOffset instant) => options.Live ? null : instant;
    }
}
