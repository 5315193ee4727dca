using Microsoft.Extensions.Configuration;
using Orleans.Dashboard;

namespace Dispatch.Hosting.Ops;

/// <summary>
/// Orleans' own dashboard: what each silo counts for it, and, in API processes, what its pages read. Grain calls are timed only while somebody looks, and for a
/// minute after that.
/// </summary>
public static class DashboardHosting
{
    /// <summary>Key of the switch: <c>true</c> (default) or <c>false</c>. The same for all nodes of a cluster: a silo without it is one that the dashboard knows little of.</summary>
    public const string Key = "Dispatch:Ops:Dashboard";

    /// <summary>Reads the switch.</summary>
    /// <exception cref="StartupException">It is neither.</exception>
    public static bool IsOn(IConfiguration configuration) => configuration[Key]?.ToUpperInvariant() switch
    {
        null or "" or "TRUE" => true,
        "FALSE" => false,
        _ => throw new StartupException($"{Key} is '{configuration[Key]}'; it may be true or false."),
    };

    internal static ISiloBuilder UseDashboard(this ISiloBuilder silo, IConfiguration configuration) => IsOn(configuration) ? silo.AddDashboard(Configure) : silo;

    internal static IClientBuilder UseDashboard(this IClientBuilder client, IConfiguration configuration) => IsOn(configuration) ? client.AddDashboard(Configure) : client;

    /// <summary>The log is not for the network: at the first start it holds the administrator's token.</summary>
    private static void Configure(DashboardOptions dashboard) => dashboard.HideTrace = true;
}
