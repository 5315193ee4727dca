namespace Dispatch.Hosting.Clustering;

/// <summary>Lets a client that starts wait for a silo, as long as it may.</summary>
internal sealed class SiloWait(ClusterSettings cluster, TimeSpan lookAgain, TimeProvider clock) : IClientConnectionRetryFilter
{
    private readonly long _began = clock.GetTimestamp();

    /// <inheritdoc />
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_began) >= cluster.WaitForSilo)
        {
            throw new StartupException(
                $"No silo of the cluster '{cluster.Id}' answers: start one on the same database (dotnet run --project Silo), and check that its gateway port can be reached from here.",
                exception);
        }

        await Task.Delay(lookAgain, clock, cancellationToken);
        return true;
    }
}
