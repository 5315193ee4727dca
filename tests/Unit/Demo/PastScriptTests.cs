using Dispatch.Demo.Play;
using Dispatch.Tickets;
using static Dispatch.Unit.Demo.Stage;

namespace Dispatch.Unit.Demo;

/// <summary>The weeks before the demo was opened.</summary>
public sealed class PastScriptTests
{
    private readonly PastScript _past = new(Region, new Dice(1));

    [Fact]
    public void Every_story_lies_in_the_past_runs_forward_and_ends()
    {
        for (var place = 0; place < 90; place++)
        {
            var story = _past.Story(place, 90, Noon);
            var instants = story.Select(step => step.Body.OccurredAt!.Value).ToList();
            Assert.True(instants[^1] < Noon && instants[0] > Noon.AddDays(-22), $"{place}: {instants[0]} to {instants[^1]}");
            Assert.Equal(instants.Order(), instants);
            Assert.True(((ReportRequest)story[0].Body).Historical);
            Assert.Equal(["resolve", "close"], story.TakeLast(2).Select(step => step.Command));
        }
    }

    [Fact]
    public void Those_who_went_could_do_it_and_come_again()
    {
        var stories = Enumerable.Range(0, 90).Select(place => _past.Story(place, 90, Noon)).ToList();
        foreach (var story in stories)
        {
            var report = (ReportRequest)story[0].Body;
            var technician = Region.Technicians.Single(one => one.Id == ((AssignRequest)story[1].Body).Technician);
            Assert.Contains(report.Cell, technician.Cells);
            Assert.All(report.Skills ?? [], needed => Assert.True(technician.Skills[needed.Skill] >= needed.Level));
        }

        Assert.Contains(stories.GroupBy(story => (((ReportRequest)story[0].Body).Site!.Name, ((AssignRequest)story[1].Body).Technician)), visits => visits.Count() > 1);
    }
}
