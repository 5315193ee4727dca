using System.Globalization;
using Dispatch.Tickets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Dispatch.Hosting.Health;

/// <summary>
/// Says when deadlines are not being applied: that some cell's watch stands still. It asks the store, because a watch that nobody keeps counts in no process.
/// It degrades and never makes unready: the backlog belongs to the cluster, so every node says the same, and a load balancer that believed them would take
/// the desk away from everybody without a single deadline being applied sooner.
/// </summary>
internal sealed class DeadlineHealth(ITicketQueries queries, IOptionsMonitor<HealthOptions> options, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var late = clock.GetUtcNow() - await queries.EarliestDeadline(cancellationToken) ?? TimeSpan.Zero;
            return late <= options.CurrentValue.OverdueBound
                ? HealthCheckResult.Healthy("Deadlines are applied.")
                : HealthCheckResult.Degraded(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The oldest overdue deadline is {late.TotalSeconds:0} s old and still not applied; the bound is {options.CurrentValue.OverdueBound.TotalSeconds:0} s."));
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Degraded("The database does not say which deadlines are overdue.");
        }
    }
}
