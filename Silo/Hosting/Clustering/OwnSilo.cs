namespace Dispatch.Hosting.Clustering;

/// <summary>The silo of this process.</summary>
internal sealed class OwnSilo(ISiloStatusOracle silo) : IClusterLink
{
    /// <inheritdoc />
    public bool IsUp => silo.CurrentStatus is SiloStatus.Active;
}
