using Dispatch.Hosting.Clustering;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Hosting.Health;

/// <summary>Ready while there are grains to ask.</summary>
internal sealed class ClusterHealth(IClusterLink link) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        link.IsUp ? HealthCheckResult.Healthy("There is a silo to ask.") : HealthCheckResult.Unhealthy("No silo is active here, and none is connected."));
}
