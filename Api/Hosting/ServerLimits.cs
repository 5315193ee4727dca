using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dispatch.Hosting;

/// <summary>
/// How much of the server one connection, and all of them together, may take, before anybody is asked who they are. Each may be set otherwise
/// under <c>Kestrel:Limits</c>, by the names that Kestrel gives them.
/// </summary>
internal static class ServerLimits
{
    private const string Section = "Kestrel:Limits";

    /// <summary>Sets the limits.</summary>
    public static void ConfigureServerLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = Limits.Body;

        // Our longest address is a search; our longest header is a cookie, or a token of an issuer who puts much into it.
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 64;

        // Whoever says nothing, or says it byte by byte, holds a connection and no more than that. A phone at the edge of its network is faster.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

        // A connection costs some ten kilobytes, a screen's (upgraded) some more: a few hundred megabytes when all are taken.
        limits.MaxConcurrentConnections = 10_000;
        limits.MaxConcurrentUpgradedConnections = 5_000;
        builder.Configuration.GetSection(Section).Bind(limits);
    });
}
