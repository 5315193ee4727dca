namespace Dispatch.Load.Incidents;

/// <summary>Identifiers of the anonymised people and groups of the log: <c>group-70</c>, <c>person-89</c>.</summary>
public static class IncidentNames
{
    /// <summary>The cell of a group. The public file writes "Group 70", extracts of it "70".</summary>
    public static string Cell(string group) => "group-" + Last(group);

    /// <summary>The technician of a person. The public file writes "Resolver 89", extracts of it "89".</summary>
    public static string Technician(string person) => "person-" + Last(person);

    /// <summary>A group's name.</summary>
    public static string CellName(string group) => "Group " + Last(group);

    /// <summary>A person's name.</summary>
    public static string TechnicianName(string person) => "Person " + Last(person);

    private static string Last(string text) => text[(text.LastIndexOf(' ') + 1)..];
}
