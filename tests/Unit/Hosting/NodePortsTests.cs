using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dispatch.Hosting;
using Microsoft.Extensions.Configuration;

namespace Dispatch.Unit.Hosting;

/// <summary>Where a node listens when nobody says.</summary>
public sealed class NodePortsTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_node_that_comes_back_has_the_ports_that_it_had()
    {
        var first = Read();
        Assert.NotEqual(first.Silo, first.Gateway);
        Assert.Equal(first, Read());
    }

    [Fact]
    public void Ports_that_somebody_else_has_by_now_are_left_to_them_and_remembered_all_the_same()
    {
        var first = Read();
        using (var other = new TcpListener(IPAddress.Loopback, first.Silo))
        {
            other.Start();
            var meanwhile = Read();
            Assert.NotEqual(first.Silo, meanwhile.Silo);
        }

        Assert.Equal(first, Read());
    }

    [Fact]
    public void What_is_given_counts()
    {
        var first = Read();
        Assert.Equal(first with { Silo = 11_111 }, Read(11_111));
    }

    [Fact]
    public void A_file_that_says_nothing_is_as_none()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "node-ports"), "what?");
        var first = Read();
        Assert.Equal(first, Read());
    }

    private NodePorts Read(int? silo = null) => NodePorts.ReadKept(
        new ConfigurationBuilder().AddInMemoryCollection([new(NodePorts.SiloKey, silo?.ToString(CultureInfo.InvariantCulture))]).Build(),
        _directory.FullName);
}
