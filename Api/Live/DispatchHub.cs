using Dispatch.Access;
using Dispatch.Roster;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Sla;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>
/// The live feed of screens: <c>/hubs/dispatch</c>. It only tells; commands go over HTTP. A screen that asks is in the feed's group before it is
/// brought up to date, so nothing falls between.
/// </summary>
internal sealed class DispatchHub(BoardRelay relay, Looks looks, RosterLookup roster) : Hub
{
    private Rights Rights => SignedIn.RightsOf(Context.User);

    /// <summary>Watches a cell's board from a position (null: from nothing).</summary>
    [Needs(Permissions.ReadBoards)]
    public async Task<CellCatchUp> WatchCell(string cellId, FeedPosition? position)
    {
        await RefuseUnreached(cellId);
        await Groups.AddToGroupAsync(Context.ConnectionId, FeedName.Cell(cellId), Context.ConnectionAborted);
        return CellCatchUp.Of(await relay.WatchBoard(cellId, Context.ConnectionId, position, Context.ConnectionAborted));
    }

    /// <summary>Watches it no more.</summary>
    [Needs(Permissions.ReadBoards)]
    public Task UnwatchCell(string cellId) => Unwatch(FeedName.Cell(cellId));

    /// <summary>Watches the technicians of a cell from a position (null: from nothing).</summary>
    [Needs(Permissions.ReadBoards | Permissions.ReadTechnicians)]
    public async Task<RosterCatchUp> WatchRoster(string cellId, FeedPosition? position)
    {
        await RefuseUnreached(cellId);
        await Groups.AddToGroupAsync(Context.ConnectionId, FeedName.Roster(cellId), Context.ConnectionAborted);
        return await relay.WatchRoster(cellId, Context.ConnectionId, position, Context.ConnectionAborted);
    }

    /// <summary>Watches them no more.</summary>
    [Needs(Permissions.ReadBoards | Permissions.ReadTechnicians)]
    public Task UnwatchRoster(string cellId) => Unwatch(FeedName.Roster(cellId));

    /// <summary>Says which ticket this screen shows now (null: none), so that others who watch its cell see who is at it.</summary>
    [Needs(Permissions.ReadBoards)]
    public async Task Look(string? number)
    {
        if (!await looks.Look(Context.ConnectionId, SignedIn.Of(Context.User)!, number, Context.ConnectionAborted))
            throw new HubException($"There is no ticket '{number}'.");
    }

    /// <summary>Watches a technician's agenda from a position (null: from nothing); of tickets that whoever watches does not reach, it tells time only.</summary>
    [Needs(Permissions.ReadTechnicians)]
    public async Task<AgendaCatchUp> WatchTechnician(string id, FeedPosition? position)
    {
        if (await roster.Technician(id, Context.ConnectionAborted) is not { } view || !Rights.Reach(view.Profile))
            throw new HubException($"There is no technician '{id}'.");
        var sight = AgendaSight.Of(id, Rights);
        await Groups.AddToGroupAsync(Context.ConnectionId, sight.Group, Context.ConnectionAborted);
        return await relay.WatchAgenda(sight, Context.ConnectionId, position, Context.ConnectionAborted);
    }

    /// <summary>Watches it no more.</summary>
    [Needs(Permissions.ReadTechnicians)]
    public Task UnwatchTechnician(string id) => Unwatch(FeedName.Technician(id), AgendaSight.Of(id, Rights).Group);

    /// <summary>Watches the managers' board from a position (null: from nothing).</summary>
    [Needs(Permissions.ReadServiceLevels)]
    public async Task<SlaCatchUp> WatchSlaBoard(FeedPosition? position)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, FeedName.SlaBoard, Context.ConnectionAborted);
        return await relay.WatchSlaBoard(Context.ConnectionId, position, Context.ConnectionAborted);
    }

    /// <summary>Watches it no more.</summary>
    [Needs(Permissions.ReadServiceLevels)]
    public Task UnwatchSlaBoard() => Unwatch(FeedName.SlaBoard);

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        relay.Forget(Context.ConnectionId);
        looks.Forget(Context.ConnectionId);
        return Task.CompletedTask;
    }

    private async Task RefuseUnreached(string cell)
    {
        if (!Rights.ReachCell(cell) || await roster.Cell(cell, Context.ConnectionAborted) is null)
            throw new HubException($"There is no cell '{cell}'.");
    }

    private Task Unwatch(string feed) => Unwatch(feed, feed);

    private async Task Unwatch(string feed, string group)
    {
        relay.Unwatch(feed, Context.ConnectionId);
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
    }
}
