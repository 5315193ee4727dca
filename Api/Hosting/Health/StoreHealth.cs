using Dispatch.Tickets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Hosting.Health;

/// <summary>Ready when the store answers.</summary>
internal sealed class StoreHealth(ITicketQueries queries) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await queries.Find(new TicketNumber(TicketNumber.First), cancellationToken);
            return HealthCheckResult.Healthy("The database answers.");
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
