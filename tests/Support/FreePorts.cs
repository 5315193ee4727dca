using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Testing;

/// <summary>
/// Ports of this machine that nobody listens on, each given out once. They lie below those that the system gives to whoever connects: one of those may be
/// taken by any connection of any process before the server that was told to listen there has started, or while it is down between two of its lives.
/// </summary>
public static class FreePorts
{
    private const int First = 12_000;

    private static readonly int s_count = FirstOfConnections() - First;
    private static int s_last = Random.Shared.Next(s_count);

    /// <summary>The next of them. Two processes that test at once begin at places of their own.</summary>
    public static int Next()
    {
        int port;
        do
            port = First + (int)((uint)Interlocked.Increment(ref s_last) % s_count);
        while (!IsFree(port));
        return port;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }

    /// <summary>Linux says it; 32,768 unless somebody changed it.</summary>
    private static int FirstOfConnections()
    {
        const string Range = "/proc/sys/net/ipv4/ip_local_port_range";
        const int Usual = 32_768;
        var first = File.Exists(Range) ? int.Parse(File.ReadAllText(Range).Split()[0], CultureInfo.InvariantCulture) : Usual;
        return first > First + 1_000 ? first : Usual;
    }
}
