using Dispatch.Hosting.Clustering;
using Dispatch.Hosting.Ops;
using Dispatch.Hosting.Telemetry;
using Dispatch.Hosting.Tls;
using Dispatch.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Dispatch.Hosting;

/// <summary>Hosts a silo, or a client of silos elsewhere.</summary>
public static class DispatchSiloHosting
{
    /// <summary>
    /// Where so many grains live is remembered, those asked for last; of others the directory is asked. Orleans' dashboard counts them every second, one by one: ten thousand
    /// take some six milliseconds, and the million that Orleans would keep most of the second.
    /// </summary>
    private const int RememberedGrains = 10_000;

    /// <summary>Longer than the storage pipelines try, shorter than a person waits: then the outcome is unknown and the command is sent again.</summary>
    private static readonly TimeSpan s_responseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a silo may look for where a grain is, or is to be; by default 30 s, and all calls to the grain wait for it. Who was asked answers within
    /// milliseconds, or has died: then the question is never answered, and it is asked anew after this.
    /// </summary>
    private static readonly TimeSpan s_placementTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a silo keeps the answers for a client whose connection broke; by default a minute. No answer is worth that, and a client that asks by way of another silo
    /// hears nothing from this one meanwhile.
    /// </summary>
    private static readonly TimeSpan s_clientDrop = s_responseTimeout;

    /// <summary>How long a grain that is handed over may finish what it does: what it waits for is answered by then, or never.</summary>
    private static readonly TimeSpan s_deactivation = s_responseTimeout + TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a process that is told to stop may take. Requests end first, within the response timeout; then grains are handed over; then what waits for the
    /// database is written. Whoever kills earlier loses nothing that was acknowledged, but the others have to find out.
    /// </summary>
    private static readonly TimeSpan s_shutdown = s_responseTimeout + s_deactivation + TimeSpan.FromSeconds(20);

    /// <summary>
    /// Adds everything that an API process needs, as <c>Dispatch:Hosting</c> says: a silo of its own, or the way to those of a cluster.
    /// </summary>
    /// <exception cref="StartupException">As for <see cref="AddDispatchSilo"/> and <see cref="AddDispatchClient"/>.</exception>
    public static IHostApplicationBuilder AddDispatch(this IHostApplicationBuilder builder) =>
        HostingModes.Read(builder.Configuration) is HostingMode.Client ? builder.AddDispatchClient() : builder.AddDispatchSilo();

    /// <summary>Adds a silo that is a node of a cluster and nothing else.</summary>
    /// <exception cref="StartupException">The database is not one that several processes share; or as for <see cref="AddDispatchSilo"/>.</exception>
    public static IHostApplicationBuilder AddDispatchNode(this IHostApplicationBuilder builder)
    {
        if (DatabaseOptions.Read(builder.Configuration).Provider is not DatabaseProvider.Postgres)
            throw new StartupException($"A node without the API needs {DatabaseOptions.ProviderKey}=postgres; on SQLite everything runs in one process: dotnet run --project Api.");
        if (HostingModes.Read(builder.Configuration) is HostingMode.Client)
            throw new StartupException($"{HostingModes.Key} is client, which only an API process can be: leave it out, this process is a silo.");
        return builder.AddDispatchSilo();
    }

    /// <summary>
    /// Adds everything that Dispatch needs to run in one process: the settings under <c>Dispatch:</c>, the clock, the storage layer, and a
    /// silo with the grains. Two installations run on one machine at once. On PostgreSQL the silos on one database are one cluster.
    /// </summary>
    /// <exception cref="StartupException">
    /// Here or when the host starts: a setting cannot be, or the database cannot be used. The message says which, and what to do.
    /// </exception>
    public static IHostApplicationBuilder AddDispatchSilo(this IHostApplicationBuilder builder)
    {
        builder.AddShared();
        builder.UseOrleans(silo => silo
            .UseClustering(builder.Configuration)
            .Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.ResponseTimeout = s_responseTimeout;
                messaging.PlacementTimeout = s_placementTimeout;
                messaging.ClientDropTimeout = s_clientDrop;
            })
            .Configure<GrainCollectionOptions>(collection => collection.DeactivationTimeout = s_deactivation)
            .Configure<GrainDirectoryOptions>(directory => directory.CacheSize = RememberedGrains)
            .UseClusterTls(builder.Configuration)
            .UseTelemetry(builder.Configuration)
            .UseDashboard(builder.Configuration)
            .UseDispatchStorage()
            .UseDispatchNotifications()
            // What fell due while nobody watched is applied at once; the cells' reminders are the last resort.
            .AddStartupTask((services, cancellationToken) => services.GetRequiredService<Watches>().KeepDeadlines(cancellationToken)));
        // After the silo: it begins when grains can be called.
        builder.Services.AddHostedService<RetentionService>();
        return builder;
    }

    /// <summary>Adds the way to the silos of a cluster, and the storage layer, which lists and reports ask directly.</summary>
    /// <exception cref="StartupException">
    /// Here or when the host starts: a setting cannot be, the database cannot be used or is not one that several processes share, or no silo was there in
    /// time. The message says which, and what to do.
    /// </exception>
    public static IHostApplicationBuilder AddDispatchClient(this IHostApplicationBuilder builder)
    {
        if (DatabaseOptions.Read(builder.Configuration).Provider is not DatabaseProvider.Postgres)
            throw new StartupException($"{HostingModes.Key} is client, which needs {DatabaseOptions.ProviderKey}=postgres: a database in a file has one process, and is its own silo (embedded).");
        builder.AddShared();
        builder.Services.AddDispatchNotifications();
        builder.UseOrleansClient(client => client
            .UseClustering(builder.Configuration)
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = s_responseTimeout)
            .UseClusterTls(builder.Configuration)
            .UseTelemetry(builder.Configuration)
            .UseDashboard(builder.Configuration));
        return builder;
    }

    private static void AddShared(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdown);
        builder.AddTelemetry();
        builder.AddDispatchKeys();
        GrainCalls.Register(builder.Services);
        builder.Services.AddDispatchStorage();
        builder.Services.AddDispatchGrains();
    }
}
