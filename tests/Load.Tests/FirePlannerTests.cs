using Dispatch.Load.Fire;
using Dispatch.Load.Plans;
using Dispatch.Tickets;

namespace Dispatch.Load.Tests;

public sealed class FirePlannerTests
{
    private const string Served =
        "E03,Structure Fire,01/03/2017 08:05:23 PM,01/03/2017 08:07:31 PM,01/03/2017 08:08:58 PM,01/03/2017 08:15:28 PM,01/03/2017 08:21:29 PM," +
        "Fire,0 Block of 12TH ST,B02,3,ENGINE,\"(37.7740948566882, -122.420001436964)\",170033220-E03";

    private const string CalledOff =
        "E03,Alarms,01/03/2017 08:10:00 PM,01/03/2017 08:11:00 PM,01/03/2017 08:22:00 PM,,01/03/2017 08:23:00 PM," +
        "Cancelled,1 MAIN ST,B03,2,ENGINE,,170033221-E03";

    [Fact]
    public void A_row_is_a_ticket_with_the_instants_of_Los_Angeles_in_UTC()
    {
        var row = FireRow.Read(Lines.Log(Lines.FireHeader, Served).Lines[0]);
        Assert.Equal(new DateTimeOffset(2017, 1, 4, 4, 5, 23, TimeSpan.Zero), row.Received);
        var report = FireStory.Report(row, row.RowId);
        Assert.Equal((Degree.High, Degree.High, "battalion-B02", "Structure Fire"), (report.Impact, report.Urgency, report.Cell, report.Category));
        Assert.Equal(new Site(null, "0 Block of 12TH ST", 37.7740948566882, -122.420001436964), report.Site);
        Assert.Equal(["assign", "accept", "depart", "arrive", "resolve"], FireStory.Tell(row).Select(step => step.Action.Name));
        Assert.Equal([7, 8, 8, 15, 21], FireStory.Tell(row).Select(step => step.At.Minute));
        Assert.Equal(TicketAction.Assign("unit-E03", InterventionMode.OnSite), FireStory.Tell(row)[0].Action);
    }

    [Fact]
    public void A_unit_that_is_available_without_having_been_on_scene_was_called_off()
    {
        var row = FireRow.Read(Lines.Log(Lines.FireHeader, CalledOff).Lines[0]);
        Assert.Equal(["assign", "accept", "depart", "cancel"], FireStory.Tell(row).Select(step => step.Action.Name));
        Assert.Equal(Degree.Medium, FireStory.Report(row, row.RowId).Impact);
    }

    [Fact]
    public void All_that_one_unit_did_goes_in_the_order_of_time_across_its_tickets()
    {
        var plan = FirePlanner.Plan(Lines.Log(Lines.FireHeader, CalledOff, Served), new PlanOptions());
        var lane = Assert.Single(plan.Lanes);
        Assert.Equal("unit-E03", lane.Name);
        Assert.Equal(lane.Steps.Select(step => step.At).Order(), lane.Steps.Select(step => step.At));
        Assert.Equal([1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0], lane.Steps.Select(step => step.Case));
        Assert.Equal(["battalion-B02", "battalion-B03"], Assert.Single(plan.Technicians).Cells);
    }
}
