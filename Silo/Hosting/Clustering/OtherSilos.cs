using Orleans.Runtime.Services;

namespace Dispatch.Hosting.Clustering;

/// <summary>Asks the witnesses on the other silos.</summary>
internal sealed class OtherSilos(IServiceProvider services, IClusterMembershipService membership, ILocalSiloDetails own, TimeProvider clock)
    : GrainServiceClient<IDatabaseWitness>(services), IOtherSilos
{
    /// <summary>For the answer of one of them: its read, and the way there and back.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(4);

    /// <inheritdoc />
    public async Task<bool> AnyReachesDatabase(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status is SiloStatus.Active && !member.SiloAddress.Equals(own.SiloAddress))
            .Select(member => Reaches(member.SiloAddress, cancellationToken)));
        return answers.Contains(true);
    }

    private async Task<bool> Reaches(SiloAddress silo, CancellationToken cancellationToken)
    {
        try
        {
            return await GetGrainService(silo).ReachesDatabase().WaitAsync(s_patience, clock, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // It did not say yes.
            return false;
        }
    }
}
