using System.Net;
using System.Net.Sockets;

namespace Dispatch.Hosting;

/// <summary>
/// Ports of this machine that nobody listens on. They lie below those that a system gives to whoever connects (Linux from 32,768 on, others from 49,152 on):
/// one of those may be taken by any connection of any process before the program that is to listen there has started, or while it is down.
/// </summary>
internal static class FreePorts
{
    private const int First = 12_000;
    private const int Count = 32_768 - First;

    /// <summary>Two processes that look at once begin at places of their own.</summary>
    private static int s_last = Random.Shared.Next(Count);

    /// <summary>The next of them; each is given out once.</summary>
    public static int Next()
    {
        int port;
        do
            port = First + (int)((uint)Interlocked.Increment(ref s_last) % Count);
        while (!IsFree(port));
        return port;
    }

    /// <summary>Whether nobody listens there now.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
