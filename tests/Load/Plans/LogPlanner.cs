using Dispatch.Load.Fire;
using Dispatch.Load.Incidents;
using Dispatch.Load.Logs;

namespace Dispatch.Load.Plans;

/// <summary>Turns a log of either form into a plan.</summary>
public static class LogPlanner
{
    /// <summary>Plans the replay of a log.</summary>
    public static ReplayPlan Plan(LogFile log, PlanOptions options) => log.Form switch
    {
        LogForm.Incidents => IncidentPlanner.Plan(log, options),
        _ => FirePlanner.Plan(log, options),
    };
}
