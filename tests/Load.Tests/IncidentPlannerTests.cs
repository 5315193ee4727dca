using Dispatch.Load.Incidents;
using Dispatch.Load.Plans;

namespace Dispatch.Load.Tests;

public sealed class IncidentPlannerTests
{
    private static readonly string[] s_log =
    [
        Lines.IncidentHeader,
        Lines.Incident("Active", 2, "29/2/2016 04:00", person: "89"),
        Lines.Incident("New", 1, "29/2/2016 05:00"),
        Lines.Incident("-100", 3, "29/2/2016 06:00", person: "90"),
        Lines.Incident("Resolved", 4, "29/2/2016 03:00"),
        Lines.Incident("New", 0, "1/3/2016 05:00", number: "0000046"),
    ];

    [Fact]
    public void Rows_go_by_their_modification_count_and_time_never_runs_backwards()
    {
        var steps = IncidentPlanner.Plan(Lines.Log(s_log), new PlanOptions()).Lanes[0].Steps;
        Assert.Equal(["report", "assign", "accept", "reassign", "accept", "resolve"], steps.Select(step => step.Request.Name));
        Assert.Equal([1, 5, 5, 6, 6, 6], steps.Select(step => step.At.Hour));
        Assert.All(steps, step => Assert.Equal(step.At, step.Request.OccurredAt));
    }

    [Fact]
    public void Keys_are_the_same_every_time_and_all_different()
    {
        var once = Keys(new PlanOptions());
        Assert.Equal(once, Keys(new PlanOptions()));
        Assert.Equal(once.Distinct(), once);
        Assert.All(once, key => Assert.InRange(key.Length, 1, 100));
        Assert.Empty(once.Intersect(Keys(new PlanOptions { Live = true })));
        Assert.Empty(once.Intersect(Keys(new PlanOptions { Run = "again" })));
    }

    [Fact]
    public void Live_tickets_carry_no_instants_of_the_log()
    {
        var steps = IncidentPlanner.Plan(Lines.Log(s_log), new PlanOptions { Live = true }).Lanes.SelectMany(lane => lane.Steps);
        Assert.All(steps, step => Assert.Null(step.Request.OccurredAt));
        Assert.All(steps.Select(step => step.Request).OfType<NewTicket>(), report => Assert.Null(report.Historical));
    }

    [Fact]
    public void Cells_and_technicians_are_those_of_the_log()
    {
        var plan = IncidentPlanner.Plan(Lines.Log(s_log), new PlanOptions());
        Assert.Equal([new CellSeen("group-70", "Group 70", 1, "incidents")], plan.Cells);
        Assert.Equal(["person-89", "person-90"], plan.Technicians.Select(technician => technician.Id));
        Assert.All(plan.Technicians, technician => Assert.Equal(["group-70"], technician.Cells));
    }

    [Fact]
    public void A_limit_takes_the_first_cases()
    {
        var plan = IncidentPlanner.Plan(Lines.Log(s_log), new PlanOptions { Limit = 1 });
        Assert.Equal(["0000045"], plan.Cases);
        Assert.Equal(1, plan.LinesBeyondLimit);
    }

    private static List<string> Keys(PlanOptions options) =>
        [.. IncidentPlanner.Plan(Lines.Log(s_log), options).Lanes.SelectMany(lane => lane.Steps).Select(step => step.Key)];
}
