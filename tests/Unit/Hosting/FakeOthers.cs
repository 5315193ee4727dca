using Dispatch.Hosting.Clustering;

namespace Dispatch.Unit.Hosting;

/// <summary>Other silos that reach the database and each other, or not.</summary>
internal sealed class FakeOthers : IOtherSilos
{
    public bool Reach { get; set; } = true;

    /// <summary>Those that do not answer this one.</summary>
    public List<SiloAddress> SilentHere { get; } = [];

    /// <summary>Those that answer none of the others either.</summary>
    public List<SiloAddress> SilentEverywhere { get; } = [];

    public Task<bool> Answers(SiloAddress silo, CancellationToken cancellationToken) => Task.FromResult(!SilentHere.Contains(silo));

    public Task<IReadOnlyList<SiloAddress>> OnlyOthersReach(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SiloAddress>>([.. SilentHere.Except(SilentEverywhere)]);

    public Task<bool> AnyReachesDatabase(CancellationToken cancellationToken) => Task.FromResult(Reach);
}
