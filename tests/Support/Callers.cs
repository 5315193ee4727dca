using System.Globalization;
using System.Net;

namespace Dispatch.Testing;

/// <summary>Which process of this machine is at the other end of a connection, as Linux knows it.</summary>
internal static class Callers
{
    private const int Local = 1;
    private const int Inode = 9;

    /// <summary>Whether this process holds the socket with that port of the loopback.</summary>
    public static bool Holds(int process, IPEndPoint socket)
    {
        var port = socket.Port.ToString("X4", CultureInfo.InvariantCulture);
        var links = File.ReadLines("/proc/net/tcp").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[Local].EndsWith(':' + port, StringComparison.Ordinal))
            .Select(fields => $"socket:[{fields[Inode]}]")
            .ToHashSet(StringComparer.Ordinal);
        try
        {
            return Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/fd")).Any(file => File.ResolveLinkTarget(file, false)?.Name is { } link && links.Contains(link));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process is gone, or one of its files is.
            return false;
        }
    }
}
