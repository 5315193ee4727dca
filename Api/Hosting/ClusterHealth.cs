using Dispatch.Hosting.Clustering;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Hosting;

/// <summary>Ready while there are grains to ask.</summary>
internal sealed class ClusterHealth(IClusterLink link) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(link.IsUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No silo is active here, and none is connected."));
}
