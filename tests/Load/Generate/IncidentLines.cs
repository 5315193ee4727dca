using System.Globalization;

namespace Dispatch.Load.Generate;

/// <summary>Lines of an incidents log: cases walk through all states, change group, person and priority, wait, and are reopened.</summary>
internal static class IncidentLines
{
    private const int Groups = 12;
    private const int Persons = 40;
    private const int LongestCase = 24;

    private static readonly DateTime s_first = new(2016, 3, 1, 8, 0, 0, DateTimeKind.Utc);
    private static readonly string[] s_degrees = ["1 - High", "2 - Medium", "3 - Low"];
    private static readonly string[] s_channels = ["Phone", "Phone", "Phone", "Email", "Self service", "Direct opening", "IVR"];

    private static readonly Dictionary<string, string[]> s_next = new(StringComparer.Ordinal)
    {
        ["New"] = ["New", "Active", "Active", "Active", "Awaiting User Info", "Awaiting Vendor", "Resolved"],
        ["Active"] = ["Active", "Active", "Awaiting User Info", "Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence", "Resolved", "Resolved"],
        ["Awaiting User Info"] = ["Active", "Awaiting User Info", "Awaiting Evidence", "Resolved"],
        ["Awaiting Evidence"] = ["Active", "Resolved"],
        ["Awaiting Vendor"] = ["Active", "Awaiting Vendor", "Awaiting User Info", "Resolved"],
        ["Awaiting Problem"] = ["Active", "Awaiting Problem", "Resolved"],
        ["Resolved"] = ["Closed", "Closed", "Closed", "Closed", "Resolved", "Active", "Awaiting User Info"],
    };

    public static string Header =>
        "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,opened_at,sys_created_by,sys_created_at," +
        "sys_updated_by,sys_updated_at,contact_type,location,category,subcategory,u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to," +
        "knowledge,u_priority_confirmation,notify,problem_id,rfc,vendor,caused_by,closed_code,resolved_by,resolved_at,closed_at";

    public static IEnumerable<string> Generate(GeneratorOptions options, Random chance)
    {
        for (var i = 0; i < options.Cases; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"G{options.Seed}-{i + 1:000000}");
            foreach (var line in Case(number, s_first.AddMinutes(7 * i), chance))
                yield return line;
        }
    }

    private static IEnumerable<string> Case(string number, DateTime opened, Random chance)
    {
        var updated = opened.AddMinutes(chance.Next(30));
        var state = chance.Next(5) == 0 ? "Active" : "New";
        var group = Maybe(chance, 10, Groups);
        var person = "?";
        var (impact, urgency) = (Degree(chance), Degree(chance));
        var (caller, channel, place, category) = (chance.Next(1, 500), chance.GetItems(s_channels, 1)[0], Maybe(chance, 20, 60), Maybe(chance, 20, 40));
        for (var row = 0; row < LongestCase; row++)
        {
            if (chance.Next(6) == 0)
                group = Maybe(chance, 10, Groups);
            if (state is not "New" && chance.Next(3) == 0)
                person = Maybe(chance, 6, Persons);
            if (chance.Next(12) == 0)
                (impact, urgency) = (Degree(chance), Degree(chance));
            var shown = chance.Next(60) == 0 ? "-100" : state;
            yield return string.Create(CultureInfo.InvariantCulture, $"{number},{shown},{(state == "Closed" ? "false" : "true")},0,0,{row},true,{caller},8,{opened:d/M/yyyy HH:mm},6,{opened:d/M/yyyy HH:mm},21,{updated:d/M/yyyy HH:mm},{channel},{place},{category},{Maybe(chance, 20, 99)},{Maybe(chance, 3, 99)},?,{impact},{urgency},3 - Moderate,{group},{person},true,false,Do Not Notify,?,?,?,?,{chance.Next(1, 16)},?,?,?");
            if (state == "Closed")
                yield break;
            state = row == LongestCase - 2 ? "Closed" : chance.GetItems(s_next[state], 1)[0];
            // Some rows are dated before the row that they follow, as in the real log.
            updated = updated.AddMinutes(chance.Next(20) == 0 ? -30 : chance.Next(600));
        }
    }

    private static string Degree(Random chance) => chance.Next(3) == 0 ? chance.GetItems(s_degrees, 1)[0] : s_degrees[1];

    private static string Maybe(Random chance, int unknownOneIn, int kinds) =>
        chance.Next(unknownOneIn) == 0 ? "?" : chance.Next(1, kinds + 1).ToString(CultureInfo.InvariantCulture);
}
