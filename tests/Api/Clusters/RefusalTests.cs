using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>What cannot be a cluster does not start, and says in one sentence what to do.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private string Data => $"--Dispatch:DataDirectory={_directory.Path}";

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("Dispatch:Hosting", "client", "Dispatch:Database:Provider=postgres")]
    [InlineData("Dispatch:Hosting", "server", "Dispatch:Hosting is 'server'")]
    [InlineData("Dispatch:Cluster:Id", "no spaces", "Dispatch:Cluster:Id is 'no spaces'")]
    [InlineData("Dispatch:KeyDirectory", "/proc/nowhere", "Dispatch:KeyDirectory")]
    public async Task An_API_process_says_what_is_wrong(string key, string value, string sentence)
    {
        var (exitCode, said) = await ServerProcess.StartAndExit(Data, $"--{key}={value}");
        IsOneSentence(exitCode, said, sentence);
    }

    [Fact]
    public async Task A_node_without_the_API_needs_a_database_that_processes_share()
    {
        var (exitCode, said) = await SiloProcess.StartAndExit(Data);
        IsOneSentence(exitCode, said, "needs Dispatch:Database:Provider=postgres");
    }

    [Theory]
    [InlineData("Dispatch:Hosting", "client", "Dispatch:Hosting is client")]
    [InlineData("Dispatch:Silo:Address", "here", "Dispatch:Silo:Address is 'here'")]
    [InlineData("Dispatch:Silo:Address", "0.0.0.0", "Dispatch:Silo:Address is '0.0.0.0'")]
    [InlineData("Dispatch:Silo:Listen", "everywhere", "Dispatch:Silo:Listen is 'everywhere'")]
    [InlineData("Dispatch:Silo:Port", "0", "Dispatch:Silo:Port is '0'")]
    [InlineData("Dispatch:Cluster:WaitForSilo", "long", "Dispatch:Cluster:WaitForSilo is 'long'")]
    [InlineData("Dispatch:Database:ConnectionString", "Host=127.0.0.1;Port=1;Database=d;Username=u", "127.0.0.1:1")]
    [InlineData("Dispatch:Database:ConnectionString", "Nonsense=1", "Dispatch:Database:ConnectionString")]
    public async Task A_node_says_what_is_wrong(string key, string value, string sentence)
    {
        var (exitCode, said) = await SiloProcess.StartAndExit([.. await Database(), $"--{key}={value}"]);
        IsOneSentence(exitCode, said, sentence);
    }

    [Fact]
    public async Task A_node_does_not_take_a_port_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (exitCode, said) = await SiloProcess.StartAndExit([.. await Database(), string.Create(CultureInfo.InvariantCulture, $"--Dispatch:Silo:Port={port}")]);
        IsOneSentence(exitCode, said, "A port between nodes is in use: stop the other program, or set Dispatch:Silo:Port and Dispatch:Silo:GatewayPort");
    }

    [Fact]
    public async Task A_node_is_told_by_an_address_of_its_own()
    {
        var (exitCode, said) = await SiloProcess.StartAndExit([.. await Database(), "--Dispatch:Silo:Address=192.0.2.1"]);
        IsOneSentence(exitCode, said, "Dispatch:Silo:Address is no address of this machine");
    }

    [Fact]
    public async Task A_database_belongs_to_one_cluster()
    {
        var database = await Database();
        await using (await SiloProcess.Start([.. database, "--Dispatch:Cluster:Id=north"]))
        {
            var (exitCode, said) = await SiloProcess.StartAndExit([.. database, "--Dispatch:Cluster:Id=south"]);
            IsOneSentence(exitCode, said, "belongs to the cluster 'north', and Dispatch:Cluster:Id is 'south'");
        }

        var (code, refusal) = await ServerProcess.StartAndExit([.. database, "--Dispatch:Hosting=client", "--Dispatch:Cluster:Id=south"]);
        IsOneSentence(code, refusal, "belongs to the cluster 'north'");
    }

    [Fact]
    public async Task A_client_waits_for_a_silo_and_gives_up_where_none_comes()
    {
        var (exitCode, said) = await ServerProcess.StartAndExit([.. await Database(), "--Dispatch:Hosting=client", "--Dispatch:Cluster:WaitForSilo=00:00:01"]);
        SaysAmongOthers(exitCode, said, "No silo of the cluster 'dispatch' answers");
    }

    /// <summary>Orleans logs what it tried as well; the sentence stands on a line of its own.</summary>
    private static void SaysAmongOthers(int exitCode, string said, string sentence)
    {
        Assert.True(exitCode == 1, $"It ended with {exitCode}: {said}");
        Assert.Contains(said.Split('\n'), line => line.StartsWith(sentence, StringComparison.Ordinal));
    }

    private static void IsOneSentence(int exitCode, string said, string named)
    {
        Assert.True(exitCode == 1, $"It ended with {exitCode}: {said}");
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.True(said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length == 1, said);
    }

    private async Task<string[]> Database() =>
    [
        Data, "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={await (await PostgresServer.Shared).CreateDatabase()}",
    ];
}
