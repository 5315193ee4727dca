using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace Dispatch.Hosting;

/// <summary>The ports that a silo listens on: given, or free ones, so that two installations run on one machine.</summary>
/// <param name="Silo">For other silos.</param>
/// <param name="Gateway">For clients.</param>
public sealed record NodePorts(int Silo, int Gateway)
{
    /// <summary>Key of the silo's port.</summary>
    public const string SiloKey = "Dispatch:Silo:Port";

    /// <summary>Key of the gateway's port.</summary>
    public const string GatewayKey = "Dispatch:Silo:GatewayPort";

    private const string FileName = "node-ports";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One of them is no port.</exception>
    public static NodePorts Read(IConfiguration configuration) =>
        new(Given(configuration, SiloKey) ?? FreePorts.Next(), Given(configuration, GatewayKey) ?? FreePorts.Next());

    /// <summary>
    /// Reads the settings; ports that are not given are those of the first start, as long as nobody else has them. A node of a cluster that was killed and
    /// comes back where it was starts at once; elsewhere it would first wait until its former self is known to be dead.
    /// </summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="directory">Where they are remembered.</param>
    /// <exception cref="StartupException">One of them is no port.</exception>
    public static NodePorts ReadKept(IConfiguration configuration, string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (Kept(path) is { } kept)
        {
            // A node that shares the directory with one that runs has others, and forgets them.
            return FreePorts.IsFree(kept.Silo) && FreePorts.IsFree(kept.Gateway)
                ? new NodePorts(Given(configuration, SiloKey) ?? kept.Silo, Given(configuration, GatewayKey) ?? kept.Gateway)
                : Read(configuration);
        }

        var ports = Read(configuration);
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{ports.Silo} {ports.Gateway}\n"));
        return ports;
    }

    private static NodePorts? Kept(string path)
    {
        if (!File.Exists(path))
            return null;
        return File.ReadAllText(path).Split() is [var first, var second, ..] && ReadPort(first) is { } silo && ReadPort(second) is { } gateway ? new NodePorts(silo, gateway) : null;
    }

    private static int? Given(IConfiguration configuration, string key)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return null;
        return ReadPort(text) ?? throw new StartupException($"{key} is '{text}'; it may be a port from 1 to {IPEndPoint.MaxPort}, or absent for a free one.");
    }

    private static int? ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort ? port : null;
}
