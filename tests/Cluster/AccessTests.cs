using Dispatch.Access;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>Who is bound to cells acts within them, also where a command touches other tickets.</summary>
public sealed class AccessTests
{
    private static readonly TimeWindow s_slot = new(new DateTimeOffset(2100, 1, 4, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 4, 10, 0, 0, TimeSpan.Zero));
    private static readonly Rights s_north = RoleRights.Of(Roles.Dispatcher, ["north"], null, null, []);

    public static TheoryData<string> Engines => new("sqlite", "postgres");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_dispatcher_takes_nobody_away_from_a_cell_that_is_not_theirs(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Cell("north");
        await region.Cell("south");
        await region.Technician("both", cells: ["north", "south"]);
        var (north, south) = (await region.Report("north"), await region.Report("south"));
        await region.Accept(south, new TicketCommand.Assign("both") { Window = s_slot });

        var insist = new TicketCommand.Assign("both") { Window = s_slot, Displace = true, Reason = "more urgent" };
        var outcome = await region.Send(north, insist, rights: s_north);
        Assert.Equal(RefusalCodes.TechnicianBusy, outcome.Refusal!.Code);
        Assert.Equal(TicketStatus.Assigned, (await region.State(south)).Status);
        await region.AssertConsistent([north, south], ["both"]);

        // Whoever reaches both cells may insist.
        Assert.True((await region.Send(north, insist, rights: s_north with { Cells = ["north", "south"] })).IsAccepted);
        Assert.Equal(TicketStatus.Queued, (await region.State(south)).Status);
        await region.AssertConsistent([north, south], ["both"]);
    }

    [Fact]
    public async Task A_dispatcher_gives_work_to_technicians_of_their_cells_only_and_others_do_not_exist()
    {
        await using var region = await TestRegion.Start("sqlite");
        await region.Cell("north");
        await region.Technician("near", cells: "north");
        await region.Technician("far", cells: "south");
        var number = await region.Report("north");
        var far = await region.Send(number, new TicketCommand.Assign("far"), rights: s_north);
        var nobody = await region.Send(number, new TicketCommand.Assign("nobody"), rights: s_north);
        Assert.Equal(RefusalCodes.UnknownTechnician, far.Refusal!.Code);
        Assert.Equal(nobody.Refusal!.Message.Replace("nobody", "far", StringComparison.Ordinal), far.Refusal.Message);
        Assert.True((await region.Send(number, new TicketCommand.Assign("near"), rights: s_north)).IsAccepted);
        Assert.Equal(RefusalCodes.UnknownTechnician, (await region.Send(number, new TicketCommand.Reassign(new("far")), rights: s_north)).Refusal!.Code);
    }

    [Fact]
    public async Task A_foreign_ticket_and_none_at_all_are_refused_in_the_same_words()
    {
        await using var region = await TestRegion.Start("sqlite");
        await region.Cell("south");
        var foreign = await region.Report("south");
        var refused = await region.Send(foreign, new TicketCommand.Close(), version: 77, rights: s_north);
        var unknown = await region.Send(new TicketNumber(999_999), new TicketCommand.Close(), rights: s_north);
        Assert.Equal(unknown.Refusal, refused.Refusal);
    }
}
