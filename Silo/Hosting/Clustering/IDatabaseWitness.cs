using Orleans.Services;

namespace Dispatch.Hosting.Clustering;

/// <summary>Stands on every silo, and says there what another one cannot find out by itself: whether it is the database that is away, or only its own way to it.</summary>
internal interface IDatabaseWitness : IGrainService
{
    /// <summary>Whether the database is reached from there now: a read of which silos there are, made for this call.</summary>
    Task<bool> ReachesDatabase();
}
