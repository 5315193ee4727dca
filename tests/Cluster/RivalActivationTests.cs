using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>Two activations of one ticket, as they may exist for a moment when a silo is thought dead, are given the same command.</summary>
public sealed class RivalActivationTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task The_same_command_acts_once_and_is_answered_the_same_when_a_rival_was_quicker(int? version)
    {
        await using var region = await TestRegion.Start("sqlite", wrap: store => StoreProxy.Commits(store, WriteTwice));
        await region.Cell("network");
        var number = await region.Report();
        var outcome = await region.Send(number, new TicketCommand.AddNote("called back", Public: true), commandId: "the-command", version: version);
        Assert.True(outcome.IsAccepted, outcome.Refusal?.Message);
        Assert.Equal(2, outcome.Ticket.State.Version);
        Assert.Single(await region.Store.ReadJournal(number), entry => entry.Event is TicketEvent.Noted);
    }

    /// <summary>Just before each commit, somebody else writes the very same.</summary>
    private static async Task<CommitResult> WriteTwice(ITicketStore store, TicketCommit commit)
    {
        await store.Commit(commit);
        return await store.Commit(commit);
    }
}
