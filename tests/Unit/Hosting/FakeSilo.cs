using System.Net;

namespace Dispatch.Unit.Hosting;

/// <summary>A silo that began at some second.</summary>
internal sealed class FakeSilo(int second, int port) : ILocalSiloDetails
{
    public string Name => "silo";

    public string ClusterId => "dispatch";

    public string DnsHostName => "localhost";

    public SiloAddress SiloAddress { get; } = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), second);

    public SiloAddress GatewayAddress => SiloAddress;
}
