using Dispatch.Load.Generate;
using Dispatch.Load.Incidents;
using Dispatch.Load.Logs;
using Dispatch.Load.Plans;

namespace Dispatch.Load.Tests;

public sealed class LogGeneratorTests
{
    private static readonly GeneratorOptions s_incidents = new() { Form = LogForm.Incidents, Cases = 500, Seed = 7, Malformed = 5 };
    private static readonly GeneratorOptions s_fire = new() { Form = LogForm.Fire, Cases = 500, Seed = 7, Malformed = 5 };

    [Fact]
    public void The_same_seed_gives_the_same_log_and_another_seed_another()
    {
        Assert.Equal(LogGenerator.Generate(s_incidents), LogGenerator.Generate(s_incidents));
        Assert.Equal(LogGenerator.Generate(s_fire), LogGenerator.Generate(s_fire));
        Assert.NotEqual(LogGenerator.Generate(s_incidents), LogGenerator.Generate(s_incidents with { Seed = 8 }));
    }

    [Fact]
    public void A_generated_log_is_read_with_its_cases_and_its_malformed_lines()
    {
        foreach (var options in new[] { s_incidents, s_fire })
        {
            var plan = LogPlanner.Plan(Log(options), new PlanOptions());
            Assert.Equal(options.Form, plan.Form);
            Assert.Equal(500, plan.Cases.Count);
            Assert.Equal(5, plan.Malformed.Count);
        }
    }

    [Fact]
    public void Generated_incidents_are_explained_by_every_command_that_the_log_knows()
    {
        var names = IncidentPlanner.Plan(Log(s_incidents), new PlanOptions()).Lanes
            .SelectMany(lane => lane.Steps).Select(step => step.Request.Name).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            ["accept", "assign", "close", "qualify", "reassign", "reopen", "report", "resolve", "resume", "suspend", "transfer", "unassign"], names);
    }

    [Fact]
    public void A_compressed_file_is_read_like_any_other()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv.gz");
        try
        {
            LogGenerator.Write(s_fire, path);
            Assert.Equal(505, LogFile.Open(path).Lines.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static LogFile Log(GeneratorOptions options) => LogFile.Read(new StringReader(string.Join('\n', LogGenerator.Generate(options))));
}
