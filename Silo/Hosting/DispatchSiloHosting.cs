using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Hosting;

/// <summary>Hosts a silo.</summary>
public static class DispatchSiloHosting
{
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
        return builder.UseOrleans(silo => silo
            .UseLocalhostClustering(ports.Silo, ports.Gateway, serviceId: "dispatch", clusterId: "dispatch")
            .UseDispatchStorage());
    }
}
