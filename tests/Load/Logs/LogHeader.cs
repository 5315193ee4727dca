namespace Dispatch.Load.Logs;

/// <summary>The first line of a log: tells its form and where the columns stand.</summary>
public static class LogHeader
{
    private static readonly string[] s_incidents =
    [
        "number", "incident_state", "sys_mod_count", "caller_id", "opened_at", "sys_updated_at", "contact_type", "location", "category", "subcategory",
        "u_symptom", "impact", "urgency", "assignment_group", "assigned_to", "closed_code",
    ];

    private static readonly string[] s_fire =
    [
        "Unit ID", "Call Type", "Received DtTm", "Dispatch DtTm", "Response DtTm", "On Scene DtTm", "Available DtTm", "Call Final Disposition", "Address",
        "Battalion", "Final Priority", "Unit Type", "Location", "RowID",
    ];

    /// <summary>The form whose columns are all there.</summary>
    /// <exception cref="LogUnreadableException">It is neither form.</exception>
    public static LogForm Recognise(IReadOnlyCollection<string> columns)
    {
        if (s_incidents.All(columns.Contains))
            return LogForm.Incidents;
        if (s_fire.All(columns.Contains))
            return LogForm.Fire;
        throw new LogUnreadableException(
            "The first line names the columns of neither log form: an incidents log has 'number', 'incident_state', 'sys_mod_count' …, " +
            "a fire log 'RowID', 'Unit ID', 'Received DtTm' ….");
    }
}
