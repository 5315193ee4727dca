using Microsoft.Extensions.Logging;

namespace Dispatch.Hosting.Clustering;

/// <summary>The witness of this silo.</summary>
internal sealed class Witness(GrainId id, Silo silo, ILoggerFactory loggers, IClusterMembershipService membership, IOtherSilos others) : GrainService(id, silo, loggers), IWitness
{
    /// <inheritdoc />
    public async Task<bool> ReachesDatabase()
    {
        try
        {
            await membership.Refresh();
            return true;
        }
        catch (Exception)
        {
            // Whatever stands in the way: it does not reach it.
            return false;
        }
    }

    /// <inheritdoc />
    public Task<bool> Reaches(SiloAddress silo) => others.Answers(silo, CancellationToken.None);

    /// <inheritdoc />
    public Task Answer() => Task.CompletedTask;
}
