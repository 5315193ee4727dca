using System.Collections.Concurrent;
using Dispatch.Technicians;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>
/// The agenda of a technician. Who sees it whole are in the feed's own group; each other sight of it has a group of its own, which is told what it may see.
/// </summary>
internal sealed class RelayedAgenda(string name, IClusterClient cluster, IHubContext<DispatchHub> hub, TimeProvider clock)
    : RelayedTickets(name, cluster.GetGrain<ITechnicianGrain>(GrainKeys.Technician(FeedName.IdOf(name))), cluster, hub, clock)
{
    private readonly ConcurrentDictionary<string, AgendaSight> _sights = new(StringComparer.Ordinal);

    /// <summary>A screen sees so much of it.</summary>
    public void Show(AgendaSight sight) => _sights.TryAdd(sight.Group, sight);

    /// <inheritdoc />
    protected override Task PassFrame(BoardFrame frame) => Pass("agendaChanged", frame.Epoch, frame.From, frame.To, frame);

    /// <inheritdoc />
    /// <remarks>Nobody says whose agenda they look at.</remarks>
    public override Task Lookers(CellLookers lookers) => Task.CompletedTask;

    /// <inheritdoc />
    protected override Task Send(string method, object message) => Task.WhenAll(_sights.Values.Select(
        sight => SendTo(sight.Group, method, message is BoardFrame frame ? AgendaFrame.Of(frame, sight) : message)));
}
