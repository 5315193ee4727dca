using System.Net;
using Dispatch.Storage;
using Dispatch.Storage.Commits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Dispatch.Hosting.Clustering;

/// <summary>Which silos belong together, and how soon they know that one of them is dead.</summary>
internal static class ClusteringHosting
{
    /// <summary>
    /// A silo is probed every second and dead after three probes without an answer: measured with three silos on two cores, commands to the grains of a killed one succeed
    /// again after 4 s, against 10.4 s with Orleans' five seconds. Shorter would take a pause for a death: a full collection, or a machine that does something else.
    /// </summary>
    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(1);

    private const int MissedProbes = 3;

    /// <summary>Probes adapt to how quickly a silo answers; a slow one is given twice the time, not four times, for the bound above to hold.</summary>
    private static readonly TimeSpan s_longestProbe = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Silos that died all at once are known as dead only by the time they last wrote: after three of these, whoever starts anew does not wait for them
    /// (with Orleans' thirty seconds 92 s were measured; on the ports of before a node starts at once in any case).
    /// </summary>
    private static readonly TimeSpan s_alive = TimeSpan.FromSeconds(5);

    private const int MissedAlives = 3;

    /// <summary>How soon a client reads from the database which gateways there are; silos, of each other, as <see cref="MembershipReading"/> says.</summary>
    private static readonly TimeSpan s_gatewayRefresh = MembershipReading.Period;

    /// <summary>Between two looks for a silo.</summary>
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>One process on SQLite; on PostgreSQL, one cluster of all silos on that database.</summary>
    /// <exception cref="StartupException">A setting cannot be.</exception>
    public static ISiloBuilder UseClustering(this ISiloBuilder silo, IConfiguration configuration)
    {
        var cluster = ClusterSettings.Read(configuration);
        var database = DatabaseOptions.Read(configuration);
        silo.Services.AddSingleton<IClusterLink, OwnSilo>();
        silo.Services.AddHostedService<NodeSockets>();
        if (database.Provider is DatabaseProvider.Sqlite)
        {
            var own = NodePorts.Read(configuration);
            return silo.UseLocalhostClustering(own.Silo, own.Gateway, serviceId: ClusterSettings.Service, clusterId: cluster.Id);
        }

        var ports = NodePorts.ReadKept(configuration, DataDirectory.Read(configuration));
        var address = NodeAddress.Read(configuration, database);
        silo.Services.AddClusterOwner(cluster);
        silo.Services.AddHostedService<AfterDeaths>();
        silo.Services.AddHostedService<MembershipReading>();
        silo.Services.AddSingleton<CutOff>();
        silo.Services.AddSingleton<Apart>();
        silo.Services.AddSingleton<IOtherSilos, OtherSilos>();
        silo.AddGrainService<Witness>();
        silo.Services.AddSingleton<OtherWriters>();
        silo.Services.AddSingleton(provider => MemberIdentity.Of(cluster.Id, provider.GetRequiredService<ILocalSiloDetails>().SiloAddress));
        return silo
            .UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> options) => options.Configure<Database>((clustering, rows) =>
            {
                clustering.Invariant = rows.Invariant;
                clustering.DataSource = rows.Membership;
            }))
            .Configure<EndpointOptions>(endpoint =>
            {
                endpoint.AdvertisedIPAddress = address.Advertised;
                endpoint.SiloPort = ports.Silo;
                endpoint.GatewayPort = ports.Gateway;
                endpoint.SiloListeningEndpoint = new IPEndPoint(address.Listening, ports.Silo);
                endpoint.GatewayListeningEndpoint = new IPEndPoint(address.Listening, ports.Gateway);
            })
            .Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = s_probe;
                membership.MaxProbeTimeout = s_longestProbe;
                membership.NumMissedProbesLimit = MissedProbes;
                membership.IAmAliveTablePublishTimeout = s_alive;
                membership.NumMissedTableIAmAliveLimit = MissedAlives;
            });
    }

    /// <summary>Finds the silos of the cluster on the same database.</summary>
    /// <exception cref="StartupException">A setting cannot be; or, when the host starts, no silo was there in time.</exception>
    public static IClientBuilder UseClustering(this IClientBuilder client, IConfiguration configuration)
    {
        var cluster = ClusterSettings.Read(configuration);
        client.Services.AddClusterOwner(cluster);
        client.Services.AddSingleton<Gateways>();
        client.Services.AddSingleton<IClusterLink>(provider => provider.GetRequiredService<Gateways>());
        client.AddGatewayCountChangedHandler(provider => provider.GetRequiredService<Gateways>().Changed);
        client.Services.AddSingleton<IClientConnectionRetryFilter>(provider => new SiloWait(cluster, s_lookAgain, provider.GetRequiredService<TimeProvider>()));
        return client
            .UseAdoNetClustering((OptionsBuilder<AdoNetClusteringClientOptions> options) => options.Configure<Database>((clustering, rows) =>
            {
                clustering.Invariant = rows.Invariant;
                clustering.DataSource = rows.Membership;
            }))
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = s_gatewayRefresh);
    }

    private static void AddClusterOwner(this IServiceCollection services, ClusterSettings cluster)
    {
        services.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (ClusterSettings.Service, cluster.Id));
        services.AddSingleton(cluster);
        services.AddHostedService<ClusterOwner>();
    }
}
