using Dispatch.Storage;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Hosting.Clustering;

/// <summary>
/// Two clusters on one database would each take the other's grains for their own. So the first process writes down its cluster, and one of another
/// cluster does not start.
/// </summary>
internal sealed class ClusterOwner(ClusterSettings cluster, Database database) : IHostedLifecycleService
{
    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await database.Prepare(cancellationToken);
        var owner = "";
        await database.Write(
            async (transaction, token) =>
            {
                await using var claim = transaction.Connection!.CreateCommand();
                claim.Transaction = transaction;
                claim.CommandText = "insert into cluster_owner (cluster_id) values (@cluster) on conflict (only_one) do nothing";
                await claim.With("cluster", cluster.Id).ExecuteNonQueryAsync(token);

                await using var read = transaction.Connection.CreateCommand();
                read.Transaction = transaction;
                read.CommandText = "select cluster_id from cluster_owner";
                owner = (string)(await read.ExecuteScalarAsync(token))!;
            },
            cancellationToken);
        if (owner != cluster.Id)
        {
            throw new StartupException(
                $"The database belongs to the cluster '{owner}', and {ClusterSettings.IdKey} is '{cluster.Id}': set it to '{owner}', or {DatabaseOptions.ConnectionStringKey} to a database of its own.");
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
