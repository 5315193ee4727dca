namespace Dispatch.Load.Logs;

/// <summary>The forms of logs that can be replayed.</summary>
public enum LogForm
{
    /// <summary>An audit log of incidents: one row an update.</summary>
    Incidents,

    /// <summary>A dispatch log of a fire department: one row a unit sent to a call.</summary>
    Fire,
}
