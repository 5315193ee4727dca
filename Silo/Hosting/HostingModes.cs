using Microsoft.Extensions.Configuration;

namespace Dispatch.Hosting;

/// <summary>Reads <c>Dispatch:Hosting</c>.</summary>
public static class HostingModes
{
    /// <summary>Its key: <c>embedded</c> (default) or <c>client</c>.</summary>
    public const string Key = "Dispatch:Hosting";

    /// <summary>Reads the setting.</summary>
    /// <exception cref="StartupException">It is neither.</exception>
    public static HostingMode Read(IConfiguration configuration) => configuration[Key]?.ToUpperInvariant() switch
    {
        null or "" or "EMBEDDED" => HostingMode.Embedded,
        "CLIENT" => HostingMode.Client,
        _ => throw new StartupException($"{Key} is '{configuration[Key]}'; it may be embedded (silo and API in one process) or client (the API joins a cluster)."),
    };
}
