using Dispatch.Load.Incidents;
using Dispatch.Load.Logs;
using Dispatch.Tickets;

namespace Dispatch.Load.Tests;

/// <summary>Lines of both forms, written by hand.</summary>
internal static class Lines
{
    public const string IncidentHeader =
        "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_at,contact_type,location,category,subcategory,u_symptom," +
        "impact,urgency,assignment_group,assigned_to,closed_code";

    public const string FireHeader =
        "Unit ID,Call Type,Received DtTm,Dispatch DtTm,Response DtTm,On Scene DtTm,Available DtTm,Call Final Disposition,Address,Battalion," +
        "Final Priority,Unit Type,Location,RowID";

    public static LogFile Log(params string[] lines) => LogFile.Read(new StringReader(string.Join('\n', lines)));

    public static string Incident(
        string state, int row, string time, string group = "70", string person = "?", string impact = "2", string urgency = "2", string number = "0000045") =>
        $"{number},{state},{row},2403,29/2/2016 01:16,{time},Phone,143,55,170,72,{impact},{urgency},{group},{person},5";

    public static IncidentRow Row(IncidentState state, string? group = "70", string? person = null, Degree impact = Degree.Medium) => new()
    {
        Line = 2,
        Number = "0000045",
        Modification = 0,
        State = state,
        OpenedAt = new DateTimeOffset(2016, 2, 29, 1, 16, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2016, 2, 29, 2, 0, 0, TimeSpan.Zero),
        Channel = Channel.Phone,
        Group = group,
        Person = person,
        Impact = impact,
        Urgency = Degree.Medium,
        ClosedCode = "5",
    };
}
