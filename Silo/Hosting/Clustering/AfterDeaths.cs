using Microsoft.Extensions.Hosting;

namespace Dispatch.Hosting.Clustering;

/// <summary>
/// When a silo of the cluster is gone, killed or stopped, the watches that it kept are kept anew at once, on those that are left. Each of them sees to
/// it: the next to die may be the one that would have.
/// </summary>
internal sealed class AfterDeaths(IClusterMembershipService membership, Watches watches) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = Dead(membership.CurrentSnapshot).ToHashSet();
        try
        {
            await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
            {
                var died = Dead(snapshot).Except(known).ToList();
                if (died.Count == 0)
                    continue;
                known.UnionWith(died);
                await watches.KeepDeadlines(stoppingToken);
                await watches.KeepNotifications(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: the others see that too.
        }
    }

    private static IEnumerable<SiloAddress> Dead(ClusterMembershipSnapshot snapshot) =>
        snapshot.Members.Values.Where(member => member.Status is SiloStatus.Dead).Select(member => member.SiloAddress);
}
