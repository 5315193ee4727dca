using Dispatch.Load.Incidents;
using Dispatch.Load.Logs;
using Dispatch.Load.Plans;

namespace Dispatch.Load.Tests;

public sealed class LogFileTests
{
    [Fact]
    public void The_header_tells_the_form()
    {
        Assert.Equal(LogForm.Incidents, Lines.Log(Lines.IncidentHeader).Form);
        Assert.Equal(LogForm.Fire, Lines.Log(Lines.FireHeader).Form);
    }

    [Theory]
    [InlineData("")]
    [InlineData("number,what")]
    public void Another_header_is_one_clear_sentence(string header) =>
        Assert.Contains("first line", Assert.Throws<LogUnreadableException>(() => Lines.Log(header)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_one_clear_sentence() =>
        Assert.Contains("cannot be read", Assert.Throws<LogUnreadableException>(() => LogFile.Open("/nowhere/log.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void Malformed_lines_are_named_and_the_others_read()
    {
        var log = Lines.Log(
            Lines.IncidentHeader,
            Lines.Incident("New", 0, "29/2/2016 01:23"),
            "0000045,Active,1,2403",
            Lines.Incident("Active", 2, "31/31/2016 01:23"),
            Lines.Incident("Nowhere", 3, "29/2/2016 01:23"),
            Lines.Incident("Resolved", 4, "29/2/2016 05:23"));
        var plan = IncidentPlanner.Plan(log, new PlanOptions());
        Assert.Equal(5, plan.LinesRead);
        Assert.Equal([3, 4, 5], plan.Malformed.Select(line => line.Line));
        Assert.Contains("columns", plan.Malformed[0].Reason, StringComparison.Ordinal);
        Assert.Contains("sys_updated_at", plan.Malformed[1].Reason, StringComparison.Ordinal);
        Assert.Equal(["report", "resolve"], plan.Lanes[0].Steps.Select(step => step.Request.Name));
    }
}
