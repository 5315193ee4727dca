using Dispatch.Demo.Play;
using Dispatch.Demo.Region;
using Dispatch.Technicians;
using static Dispatch.Unit.Demo.Stage;

namespace Dispatch.Unit.Demo;

/// <summary>The data of the region agree with each other.</summary>
public sealed class DemoRegionTests
{
    [Fact]
    public void Every_name_that_the_data_mention_exists()
    {
        Assert.All(Region.Technicians, technician => Assert.All(technician.Cells, cell => Assert.True(Region.WorksIn(cell))));
        Assert.All(Region.Technicians, technician => Assert.NotNull(Region.BaseOf(technician)));
        Assert.All(Region.Requests, request => Assert.True(Region.WorksIn(DemoRegion.CellFor(request, 45.8))));
        Assert.All(Region.Cells, cell => Assert.Contains(Region.Technicians, technician => technician.Cells.Contains(cell.Id!)));
    }

    [Fact]
    public void A_cell_hands_over_only_to_cells_before_it()
    {
        var before = new HashSet<string>();
        foreach (var cell in Region.Cells)
        {
            Assert.All(cell.Next ?? [], next => Assert.Contains(next, before));
            before.Add(cell.Id!);
        }
    }

    [Fact]
    public void Somebody_of_the_cell_can_do_what_is_asked_of_it() => Assert.All(
        Region.Requests,
        request => Assert.Contains(Region.Technicians, technician =>
            technician.Cells.Contains(DemoRegion.CellFor(request, 45.8)) &&
            request.Skills.All(skill => technician.Skills.GetValueOrDefault(skill.Key) >= skill.Value)));

    [Fact]
    public void Every_request_comes_from_somewhere_and_every_site_lies_in_the_city()
    {
        Assert.All(Region.Requests, request => Assert.Contains(Region.Sites, site => request.ComesFrom(site.Kind)));
        var centre = new Position(45.7578, 4.8320);
        Assert.All(Region.Sites, site => Assert.True(Journey.Kilometres(centre, new Position(site.Latitude, site.Longitude)) < 6, site.Name));
        Assert.All(Region.Sites, site => Assert.NotEmpty(site.People));
    }
}
