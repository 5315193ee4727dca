using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Dispatch.Notifications;

/// <summary>
/// Where pushes may go. The address comes from a browser, so it could be one inside our own network: only https, only its usual port, only hosts that the
/// installation lists (all, where it lists none), and only if their name leads to a public address at the moment of connecting.
/// </summary>
public sealed class PushGate(IOptions<WebPushOptions> options)
{
    /// <summary>The longest address that is kept.</summary>
    public const int Longest = 2000;

    /// <summary>Why nothing is sent to this address; null if it may be. What its name leads to is looked at when it is connected to.</summary>
    public string? Refuse(string endpoint)
    {
        if (endpoint.Length > Longest || !Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return "That is no address of a push service.";
        if (IsListed(address))
            return null;
        if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort)
            return "Push services are reached by https, on its usual port.";
        if (address.HostNameType is not UriHostNameType.Dns || !address.IdnHost.Contains('.', StringComparison.Ordinal))
            return "Push services have a public name.";
        return options.Value.Hosts.Count == 0 || options.Value.Hosts.Any(host => Fits(host, address.IdnHost)) ? null : $"Nothing is sent to {address.IdnHost}: it is not among the push services of this installation.";
    }

    /// <summary>Scheme, host and port of an address, as a push service's signature names it.</summary>
    internal static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);

    /// <summary>Connects to a push service: to an address that was looked at, not to one that its name leads to a moment later.</summary>
    internal async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (!IsListed(context.InitialRequestMessage.RequestUri!))
            addresses = [.. addresses.Where(IsPublic)];
        if (addresses.Length == 0)
            throw new HttpRequestException($"{host} has no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is one of the public network.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return address.AddressFamily is AddressFamily.InterNetwork
            ? bytes is not ([0 or 10 or 127, ..] or [100, >= 64 and < 128, ..] or [169, 254, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..]
                or [192, 0, 0 or 2, ..] or [192, 88, 99, ..] or [198, 18 or 19, ..] or [198, 51, 100, ..] or [203, 0, 113, ..] or [>= 224, ..])
            // Of the public range, not those that carry another address within, and not those for documents.
            : bytes is [>= 0x20 and < 0x40, ..] and not ([0x20, 0x02, ..] or [0x20, 0x01, < 0x02, ..] or [0x20, 0x01, 0x0D, 0xB8, ..]);
    }

    private static bool Fits(string host, string name) => host.StartsWith("*.", StringComparison.Ordinal)
        ? name.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(name, host, StringComparison.OrdinalIgnoreCase);

    private bool IsListed(Uri address) => options.Value.Origins.Contains(OriginOf(address));
}
