using System.Net;
using Dispatch.Hosting;
using Dispatch.Hosting.Tls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Tests.Tls;

/// <summary>A silo, or a client, on real sockets with these settings under <c>Dispatch:Cluster:Tls</c>.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _started;

    private Node(IHost host, int silo, int gateway) => (_host, Silo, Gateway) = (host, silo, gateway);

    /// <summary>The port for other silos.</summary>
    public int Silo { get; }

    /// <summary>The port for clients.</summary>
    public int Gateway { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public string Address => _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToString();

    /// <summary>A silo; the first of a cluster, or one that joins it.</summary>
    public static Node NewSilo(IReadOnlyDictionary<string, string> tls, Node? first = null)
    {
        var builder = Builder(tls);
        var (silo, gateway) = (FreePorts.Next(), FreePorts.Next());
        builder.UseOrleans(orleans => orleans
            .UseLocalhostClustering(silo, gateway, first is null ? null : new IPEndPoint(IPAddress.Loopback, first.Silo))
            .UseClusterTls(builder.Configuration));
        return new Node(builder.Build(), silo, gateway);
    }

    public static Node NewClient(IReadOnlyDictionary<string, string> tls, Node of)
    {
        var builder = Builder(tls);
        builder.UseOrleansClient(orleans => orleans.UseLocalhostClustering(of.Gateway).UseClusterTls(builder.Configuration));
        return new Node(builder.Build(), 0, 0);
    }

    public async Task Start(CancellationToken cancellationToken = default)
    {
        await _host.StartAsync(cancellationToken);
        _started = true;
    }

    public async ValueTask DisposeAsync()
    {
        // What never ran cannot be stopped.
        if (_started)
            await _host.StopAsync();
        _host.Dispose();
    }

    private static HostApplicationBuilder Builder(IReadOnlyDictionary<string, string> tls)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(tls.Select(setting => KeyValuePair.Create($"{ClusterTlsOptions.Section}:{setting.Key}", (string?)setting.Value)));
        return builder;
    }
}
