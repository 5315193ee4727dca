using Dispatch.Load.Plans;

namespace Dispatch.Load.Incidents;

/// <summary>The cells and technicians of an incidents log.</summary>
internal static class IncidentRoster
{
    private const double MostlyFirst = 2 / 3d;
    private const double SometimesFirst = 1 / 3d;

    /// <summary>Groups as cells. The level is read from their work: level 1 where cases begin, level 3 where they arrive late.</summary>
    public static IReadOnlyList<CellSeen> Cells(IReadOnlyList<List<IncidentRow>> cases)
    {
        var seen = new SortedDictionary<string, (int Cases, int First)>(StringComparer.Ordinal);
        foreach (var groups in cases.Select(rows => rows.Select(row => row.Group).OfType<string>().Distinct(StringComparer.Ordinal).ToList()))
        {
            for (var place = 0; place < groups.Count; place++)
            {
                var (count, first) = seen.GetValueOrDefault(groups[place]);
                seen[groups[place]] = (count + 1, first + (place == 0 ? 1 : 0));
            }
        }
        return [.. seen.Select(group => new CellSeen(
            IncidentNames.Cell(group.Key), IncidentNames.CellName(group.Key), LevelOf((double)group.Value.First / group.Value.Cases), "incidents"))];
    }

    /// <summary>Persons as technicians of the groups with which rows show them.</summary>
    public static IReadOnlyList<TechnicianSeen> Technicians(IReadOnlyList<List<IncidentRow>> cases)
    {
        var seen = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var row in cases.SelectMany(rows => rows))
        {
            if (row.Person is null)
                continue;
            if (!seen.TryGetValue(row.Person, out var groups))
                seen[row.Person] = groups = new SortedSet<string>(StringComparer.Ordinal);
            if (row.Group is not null)
                groups.Add(IncidentNames.Cell(row.Group));
        }
        return [.. seen.Select(person => new TechnicianSeen(
            IncidentNames.Technician(person.Key), IncidentNames.TechnicianName(person.Key), person.Value.ToValueList()))];
    }

    private static int LevelOf(double shareFirst) => shareFirst switch
    {
        >= MostlyFirst => 1,
        >= SometimesFirst => 2,
        _ => 3,
    };
}
