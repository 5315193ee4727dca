using Dispatch.Storage;
using Dispatch.Storage.Commits;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Hosting;

/// <summary>Opens the database before anything else starts, and writes what waits after everything else has stopped.</summary>
internal sealed class StorageLifetime(Database database, CommitLanes lanes) : IHostedLifecycleService
{
    /// <inheritdoc />
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await database.Prepare(cancellationToken);
        lanes.Start();
    }

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => lanes.Stop().WaitAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
