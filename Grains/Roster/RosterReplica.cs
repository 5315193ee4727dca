using Dispatch.Live;

namespace Dispatch.Roster;

/// <summary>A copy of a cell's roster.</summary>
public sealed class RosterReplica() : FeedReplica<string, RosterRow>(row => row.Id)
{
    /// <summary>Replaces the copy.</summary>
    public void Apply(RosterSnapshot snapshot) => Replace(snapshot.Epoch, snapshot.Sequence, snapshot.Technicians);

    /// <summary>Applies a frame, unless it was seen before.</summary>
    /// <returns>False if something before it is missing: the copy must catch up from its position.</returns>
    public bool Apply(RosterFrame frame) => Apply(frame.Epoch, frame.From, frame.To, frame.Technicians, frame.Removed);

    /// <summary>Applies what brings a copy up to date.</summary>
    /// <returns>False if it does not: the copy must ask again from nothing.</returns>
    public bool Apply(RosterCatchUp catchUp)
    {
        if (catchUp.Snapshot is { } snapshot)
            Apply(snapshot);
        return (catchUp.Frames ?? []).All(Apply);
    }
}
