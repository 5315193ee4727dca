using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Dispatch.Hosting.Tls;

/// <summary>TLS between the nodes of a cluster, and between them and their clients.</summary>
public static class ClusterTlsHosting
{
    /// <summary>Takes and makes no connection without TLS and a certificate on both sides, where <c>Dispatch:Cluster:Tls</c> is set.</summary>
    /// <exception cref="StartupException">A setting, or a file that it names, cannot be used.</exception>
    public static ISiloBuilder UseClusterTls(this ISiloBuilder silo, IConfiguration configuration)
    {
        if (!silo.Services.AddClusterTls(configuration))
            return silo;
        silo.Services.AddOptions<SiloConnectionOptions>().Configure<TlsConnections>((connections, tls) =>
        {
            connections.ConfigureSiloInboundConnection(builder => builder.Use(tls.Answer));
            connections.ConfigureSiloOutboundConnection(builder => builder.Use(tls.Call));
            connections.ConfigureGatewayInboundConnection(builder => builder.Use(tls.Answer));
        });
        return silo;
    }

    /// <summary>The same for a client of the cluster.</summary>
    /// <exception cref="StartupException">A setting, or a file that it names, cannot be used.</exception>
    public static IClientBuilder UseClusterTls(this IClientBuilder client, IConfiguration configuration)
    {
        if (client.Services.AddClusterTls(configuration))
            client.Services.AddOptions<ClientConnectionOptions>().Configure<TlsConnections>((connections, tls) => connections.ConfigureConnection(builder => builder.Use(tls.Call)));
        return client;
    }

    private static bool AddClusterTls(this IServiceCollection services, IConfiguration configuration)
    {
        if (ClusterTlsOptions.Read(configuration) is not { } options)
            return false;
        var certificates = ClusterCertificates.Load(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new TlsConnections(
            certificates, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TlsConnections>>()));
        return true;
    }
}
