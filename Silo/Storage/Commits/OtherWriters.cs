namespace Dispatch.Storage.Commits;

/// <summary>The other silos that write to the same database, by what the cluster says of them.</summary>
internal sealed class OtherWriters(IClusterMembershipService membership)
{
    private Counted _counted = new(MembershipVersion.MinValue, Any: false);

    /// <summary>Whether there is any. Asked with every commit, counted with every change.</summary>
    public bool Any
    {
        get
        {
            var (snapshot, counted) = (membership.CurrentSnapshot, Volatile.Read(ref _counted));
            if (counted.Version != snapshot.Version)
                Volatile.Write(ref _counted, counted = new Counted(snapshot.Version, snapshot.Members.Values.Count(member => member.Status is SiloStatus.Active) > 1));
            return counted.Any;
        }
    }

    private sealed record Counted(MembershipVersion Version, bool Any);
}
