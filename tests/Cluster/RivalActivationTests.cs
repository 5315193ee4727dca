using System.Reflection;
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
        await using var region = await TestRegion.Start("sqlite", wrap: Rival.Before);
        await region.Cell("network");
        var number = await region.Report();
        var outcome = await region.Send(number, new TicketCommand.AddNote("called back", Public: true), commandId: "the-command", version: version);
        Assert.True(outcome.IsAccepted, outcome.Refusal?.Message);
        Assert.Equal(2, outcome.Ticket.State.Version);
        Assert.Single(await region.Store.ReadJournal(number), entry => entry.Event is TicketEvent.Noted);
    }

    /// <summary>A store in which, just before each commit, somebody else writes the very same.</summary>
    public class Rival : DispatchProxy
    {
        private ITicketStore _store = null!;

        public static ITicketStore Before(ITicketStore store)
        {
            var proxy = Create<ITicketStore, Rival>();
            ((Rival)(object)proxy)._store = store;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(ITicketStore.Commit) ? Commit((TicketCommit)args![0]!) : targetMethod.Invoke(_store, args);

        private async Task<CommitResult> Commit(TicketCommit commit)
        {
            await _store.Commit(commit);
            return await _store.Commit(commit);
        }
    }
}
