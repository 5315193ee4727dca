using Dispatch.Tickets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Hosting;

/// <summary>Ready when the store answers.</summary>
internal sealed class StoreHealth(ITicketQueries queries) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await queries.Find(new TicketNumber(TicketNumber.First), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", e);
        }
    }
}
