using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Dispatch.Hosting;

/// <summary>
/// Reverse proxies in front of this server: <c>Dispatch:Proxies</c>, a list of addresses and networks. Only they are believed when they say who asks,
/// by which name and over which protocol (<c>X-Forwarded-For</c>, <c>-Host</c>, <c>-Proto</c>); without any, nobody is.
/// </summary>
internal static class Proxies
{
    private const string Key = "Dispatch:Proxies";
    private const string AllowedHosts = "AllowedHosts";

    /// <summary>Reads the setting.</summary>
    /// <exception cref="StartupException">An entry is neither an address nor a network.</exception>
    public static void AddProxies(this IHostApplicationBuilder builder)
    {
        var networks = (builder.Configuration.GetSection(Key).Get<string[]>() ?? []).Select(Read).ToList();
        if (networks.Count == 0)
            return;
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // One behind the other, as long as each is known.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in networks)
                forwarded.KnownIPNetworks.Add(network);
            foreach (var host in builder.Configuration[AllowedHosts]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
                forwarded.AllowedHosts.Add(host);
        });
    }

    /// <summary>Believes them; before everything that looks at the request.</summary>
    public static void UseProxies(this WebApplication app) => app.UseForwardedHeaders();

    /// <summary>Browsers that came over TLS once come over TLS only, outside Development.</summary>
    public static void UseTlsOnly(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
    }

    private static IPNetwork Read(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new StartupException($"{Key} has '{text}'; it may be an address, for example 10.0.0.5, or a network, for example 10.0.0.0/24.");
}
