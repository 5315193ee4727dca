using Microsoft.Extensions.Logging;

namespace Dispatch.Hosting.Clustering;

/// <summary>The witness of this silo.</summary>
internal sealed class DatabaseWitness(GrainId id, Silo silo, ILoggerFactory loggers, IClusterMembershipService membership) : GrainService(id, silo, loggers), IDatabaseWitness
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
}
