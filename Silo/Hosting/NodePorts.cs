using System.Globalization;
using System.Net;
using System.Net.Sockets;
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

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One of them is no port.</exception>
    public static NodePorts Read(IConfiguration configuration)
    {
        // Both are held until both are known, so that they differ.
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        return new NodePorts(Port(configuration, SiloKey, silo), Port(configuration, GatewayKey, gateway));
    }

    private static int Port(IConfiguration configuration, string key, TcpListener free)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            free.Start();
            return ((IPEndPoint)free.LocalEndpoint).Port;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? port
            : throw new StartupException($"{key} is '{text}'; it may be a port from 1 to {IPEndPoint.MaxPort}, or absent for a free one.");
    }
}
