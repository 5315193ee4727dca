namespace Dispatch.Hosting.Clustering;

/// <summary>The other silos of the cluster.</summary>
internal interface IOtherSilos
{
    /// <summary>Whether any of them reaches the database now. One that does not answer does not.</summary>
    Task<bool> AnyReachesDatabase(CancellationToken cancellationToken);
}
