using Orleans.Runtime.Services;

namespace Dispatch.Hosting.Clustering;

/// <summary>Asks the witnesses on the other silos.</summary>
internal sealed class OtherSilos(IServiceProvider services, IClusterMembershipService membership, ILocalSiloDetails own, TimeProvider clock)
    : GrainServiceClient<IWitness>(services), IOtherSilos
{
    /// <summary>For an answer that takes no more than the way there and back: a hundred times what it needs.</summary>
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(2);

    /// <summary>For the answer of one that looks itself: what it looks for, and the way there and back.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(4);

    private IEnumerable<SiloAddress> Active =>
        membership.CurrentSnapshot.Members.Values.Where(member => member.Status is SiloStatus.Active && !member.SiloAddress.Equals(own.SiloAddress)).Select(member => member.SiloAddress);

    /// <inheritdoc />
    public Task<bool> Answers(SiloAddress silo, CancellationToken cancellationToken) => SaysYes(silo, s_answer, IsThere, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<SiloAddress>> OnlyOthersReach(CancellationToken cancellationToken)
    {
        var silos = await Task.WhenAll(Active.Select(async silo => (Silo: silo, IsApart: !await Answers(silo, cancellationToken) && await AnotherReaches(silo, cancellationToken))));
        return [.. silos.Where(silo => silo.IsApart).Select(silo => silo.Silo)];
    }

    /// <inheritdoc />
    public Task<bool> AnyReachesDatabase(CancellationToken cancellationToken) => Any(Active, static witness => witness.ReachesDatabase(), cancellationToken);

    private static async Task<bool> IsThere(IWitness witness)
    {
        await witness.Answer();
        return true;
    }

    private Task<bool> AnotherReaches(SiloAddress silo, CancellationToken cancellationToken) =>
        Any(Active.Where(other => !other.Equals(silo)), witness => witness.Reaches(silo), cancellationToken);

    private async Task<bool> Any(IEnumerable<SiloAddress> silos, Func<IWitness, Task<bool>> question, CancellationToken cancellationToken) =>
        (await Task.WhenAll(silos.Select(silo => SaysYes(silo, s_look, question, cancellationToken)))).Contains(true);

    private async Task<bool> SaysYes(SiloAddress silo, TimeSpan patience, Func<IWitness, Task<bool>> question, CancellationToken cancellationToken)
    {
        try
        {
            return await question(GetGrainService(silo)).WaitAsync(patience, clock, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // It did not say yes.
            return false;
        }
    }
}
