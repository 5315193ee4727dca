using System.Collections.Immutable;
using System.Net;

namespace Dispatch.Unit;

/// <summary>A cluster that has the members that it is told to have.</summary>
internal sealed class FakeCluster : IClusterMembershipService
{
    private int _version;

    public ClusterMembershipSnapshot CurrentSnapshot { get; private set; } = new(ImmutableDictionary<SiloAddress, ClusterMember>.Empty, new MembershipVersion(0));

    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

    /// <summary>From now on these are its members, each time under another version.</summary>
    public void Has(int active, int dead)
    {
        var members = Enumerable.Range(0, active + dead)
            .Select(port => new ClusterMember(SiloAddress.New(IPAddress.Loopback, port, 1), port < active ? SiloStatus.Active : SiloStatus.Dead, $"silo {port}"));
        CurrentSnapshot = new ClusterMembershipSnapshot(members.ToImmutableDictionary(member => member.SiloAddress), new MembershipVersion(++_version));
    }

    public ValueTask Refresh(MembershipVersion minimumVersion, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();
}
