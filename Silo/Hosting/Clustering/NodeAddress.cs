using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Dispatch.Hosting.Clustering;

/// <summary>The address by which the other nodes of a cluster reach this one, and the one it listens on.</summary>
/// <param name="Advertised">What the others are told.</param>
/// <param name="Listening">Where connections are taken.</param>
internal sealed record NodeAddress(IPAddress Advertised, IPAddress Listening)
{
    /// <summary>Key of the advertised address; by default the one from which this machine reaches the database.</summary>
    public const string AddressKey = "Dispatch:Silo:Address";

    /// <summary>Key of the address to listen on; by default the advertised one. In a container, whose address outside is not its own: <c>0.0.0.0</c>.</summary>
    public const string ListenKey = "Dispatch:Silo:Listen";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartupException">One of them is no address.</exception>
    public static NodeAddress Read(IConfiguration configuration, DatabaseOptions database)
    {
        var advertised = Address(configuration, AddressKey) ?? TowardsDatabase(database);
        if (advertised.Equals(IPAddress.Any) || advertised.Equals(IPAddress.IPv6Any))
            throw new StartupException($"{AddressKey} is '{advertised}'; it is what other nodes are told, so it may be one address of this machine, for example 10.0.0.5.");
        return new NodeAddress(advertised, Address(configuration, ListenKey) ?? advertised);
    }

    private static IPAddress? Address(IConfiguration configuration, string key)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return null;
        return IPAddress.TryParse(text, out var address)
            ? address
            : throw new StartupException($"{key} is '{text}'; it may be an address, for example 10.0.0.5.");
    }

    /// <summary>Nodes that share a database on this machine are on this machine; those of several machines share a network with the database.</summary>
    private static IPAddress TowardsDatabase(DatabaseOptions database)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            if (settings.Host?.Split(',')[0] is not { Length: > 0 } host || host.StartsWith('/'))
                return IPAddress.Loopback;
            // Nothing is sent: a datagram socket that is connected knows from which address it would send.
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(host, settings.Port);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (Exception e) when (e is SocketException or ArgumentException or FormatException)
        {
            // The database cannot be reached either, which is said when it is opened.
            return IPAddress.Loopback;
        }
    }
}
