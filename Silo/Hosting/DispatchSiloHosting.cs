using Dispatch.Cells;
using Dispatch.Hosting.Tls;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Dispatch.Hosting;

/// <summary>Hosts a silo.</summary>
public static class DispatchSiloHosting
{
    /// <summary>Longer than the storage pipelines try, shorter than a person waits: then the outcome is unknown and the command is sent again.</summary>
    private static readonly TimeSpan s_responseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds everything that Dispatch needs to run in one process: the settings under <c>Dispatch:</c>, the clock, the storage layer, and a
    /// silo with the grains. Two installations run on one machine at once.
    /// </summary>
    /// <exception cref="StartupException">
    /// Here or when the host starts: a setting cannot be, or the database cannot be used. The message says which, and what to do.
    /// </exception>
    public static IHostApplicationBuilder AddDispatchSilo(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddDispatchStorage();
        builder.Services.AddDispatchGrains();
        var ports = NodePorts.Read(builder.Configuration);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(ports.Silo, ports.Gateway, serviceId: "dispatch", clusterId: "dispatch")
            .Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = s_responseTimeout)
            .UseClusterTls(builder.Configuration)
            .UseDispatchStorage()
            .UseDispatchNotifications()
            .AddStartupTask(TouchCellsWithDeadlines));
        // After the silo: it begins when grains can be called.
        builder.Services.AddHostedService<RetentionService>();
        return builder;
    }

    /// <summary>
    /// Every cell with a ticket that moves by itself is woken once the silo is active, so that what fell due meanwhile is applied at once;
    /// the cells' reminders are the last resort.
    /// </summary>
    private static async Task TouchCellsWithDeadlines(IServiceProvider services, CancellationToken cancellationToken)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        var cells = await services.GetRequiredService<ITicketStore>().ReadCellsWithDeadlines(cancellationToken);
        await Parallel.ForEachAsync(cells, cancellationToken, async (cell, _) =>
            await grains.GetGrain<ISupportCellGrain>(GrainKeys.Cell(cell)).KeepWatch());
    }
}
