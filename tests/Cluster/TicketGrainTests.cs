using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>Commands through grains: once, in order, on the version that was seen.</summary>
public sealed class TicketGrainTests
{
    public static TheoryData<string> Engines => new("sqlite", "postgres");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_command_sent_again_acts_once_and_gets_the_same_answer_also_after_a_restart(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Technician("tech-1");
        var number = await region.Report(commandId: "report-1");
        var answer = await region.Accept(number, new TicketCommand.Assign("tech-1"), "assign-1");
        await region.Accept(number, new TicketCommand.Accept(), "accept-1");

        for (var restart = 0; restart < 2; restart++)
        {
            Assert.Equal(number, await region.Report(commandId: "report-1"));
            Assert.Equal(answer, await region.Accept(number, new TicketCommand.Assign("tech-1"), "assign-1"));
            Assert.Equal(3, (await region.Store.ReadJournal(number)).Count);
            await region.Cluster.DisposeAsync();
            await region.StartCluster();
        }
    }

    [Fact]
    public async Task A_ticket_is_not_read_for_its_first_commands_and_is_after_a_restart()
    {
        var loads = 0;
        await using var region = await TestRegion.Start("sqlite", wrap: store => StoreProxy.Announce(store, call => loads += call == nameof(ITicketStore.Load) ? 1 : 0));
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Qualify());
        await region.Accept(number, new TicketCommand.AddNote("called back", Public: true));
        Assert.Equal(0, loads);

        await region.Cluster.DisposeAsync();
        await region.StartCluster();
        Assert.Equal(4, (await region.Accept(number, new TicketCommand.AddNote("called again", Public: true))).Version);
        Assert.Equal(1, loads);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_hundred_copies_of_a_report_at_once_make_one_ticket(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => region.Report(commandId: "the-report")));
        Assert.Single(numbers.Distinct());
        Assert.Equal(numbers[0].Value + 1, (await region.Report()).Value);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_key_that_was_used_for_something_else_is_refused_and_changes_nothing(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var number = await region.Report(commandId: "report-1");
        await region.Accept(number, new TicketCommand.AddNote("first", false), "note-1");
        var refused = await region.Send(number, new TicketCommand.Qualify(), "note-1");
        Assert.Equal(RefusalCodes.IdempotencyKeyReused, refused.Refusal!.Code);
        Assert.Equal(2, (await region.State(number)).Version);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_saw_another_version_is_told_what_changed(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Qualify());
        var refused = await region.Send(number, new TicketCommand.Cancel("too late"), version: 1);
        Assert.Equal((RefusalKind.VersionMismatch, RefusalCodes.VersionMismatch), (refused.Refusal!.Kind, refused.Refusal.Code));
        Assert.Contains("qualified by marie", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.True((await region.Send(number, new TicketCommand.Cancel("in time"), version: 2)).IsAccepted);
    }

    [Fact]
    public async Task A_ticket_that_does_not_exist_is_not_found()
    {
        await using var region = await TestRegion.Start("sqlite");
        Assert.Equal(RefusalKind.NotFound, (await region.Send(new TicketNumber(4711), new TicketCommand.Accept())).Refusal!.Kind);
    }
}
