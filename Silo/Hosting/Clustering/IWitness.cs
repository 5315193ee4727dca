using Orleans.Services;

namespace Dispatch.Hosting.Clustering;

/// <summary>Stands on every silo, and says there what another one cannot find out by itself: whether something is away, or only its own way to it.</summary>
internal interface IWitness : IGrainService
{
    /// <summary>Whether the database is reached from there now: a read of which silos there are, made for this call.</summary>
    Task<bool> ReachesDatabase();

    /// <summary>Whether this silo is reached from there now: it was asked for this call, and answered.</summary>
    Task<bool> Reaches(SiloAddress silo);

    /// <summary>Answers, and that is all.</summary>
    Task Answer();
}
