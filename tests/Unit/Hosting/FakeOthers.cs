using Dispatch.Hosting.Clustering;

namespace Dispatch.Unit.Hosting;

/// <summary>Other silos that reach the database, or not.</summary>
internal sealed class FakeOthers : IOtherSilos
{
    public bool Reach { get; set; } = true;

    public Task<bool> AnyReachesDatabase(CancellationToken cancellationToken) => Task.FromResult(Reach);
}
