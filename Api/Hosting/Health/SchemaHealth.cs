using System.Globalization;
using Dispatch.Storage;
using Dispatch.Tickets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Hosting.Health;

/// <summary>
/// Ready while the schema is the one that this process was made for. A newer one is what an update node by node looks like: this node works until its turn
/// comes, and would take every old node out at once if it said that it is not ready. An older one is another database, a backup put in place under the
/// process for example, and nothing of this process fits it.
/// </summary>
internal sealed class SchemaHealth(ISchemaVersions schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var applied = await schema.ReadApplied(cancellationToken);
            return applied.CompareTo(schema.Known) switch
            {
                0 => HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"The schema has version {applied}.")),
                > 0 => HealthCheckResult.Degraded(string.Create(
                    CultureInfo.InvariantCulture, $"The schema has version {applied}, this process knows {schema.Known}: update this node.")),
                _ => HealthCheckResult.Unhealthy(string.Create(
                    CultureInfo.InvariantCulture, $"The schema has version {applied}, this process needs {schema.Known}: start it again, and it brings the schema up to date.")),
            };
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Degraded("The database does not say which schema it has.");
        }
    }
}
