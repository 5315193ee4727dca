namespace Dispatch.Hosting.Clustering;

/// <summary>The other silos of the cluster, as far as it knows them to be active. One that does not answer in time does not say yes.</summary>
internal interface IOtherSilos
{
    /// <summary>Whether this one answers now.</summary>
    Task<bool> Answers(SiloAddress silo, CancellationToken cancellationToken);

    /// <summary>Those that do not answer this one now, and answer another.</summary>
    Task<IReadOnlyList<SiloAddress>> OnlyOthersReach(CancellationToken cancellationToken);

    /// <summary>Whether any of them reaches the database now.</summary>
    Task<bool> AnyReachesDatabase(CancellationToken cancellationToken);
}
