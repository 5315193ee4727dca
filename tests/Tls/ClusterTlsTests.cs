using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dispatch.Hosting;
using Dispatch.Hosting.Tls;
using Dispatch.Testing;

namespace Dispatch.Tests.Tls;

/// <summary>
/// Nodes that know each other by certificates, on real sockets. In a process of its own: of a silo that was refused, Orleans leaves loops behind that
/// run at full speed until the process ends.
/// </summary>
public sealed class ClusterTlsTests : IDisposable
{
    private static readonly Dictionary<string, string> s_clear = [];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TestAuthority _authority = new("the cluster");
    private readonly TestAuthority _stranger = new("somebody else");

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public async Task Nodes_with_certificates_of_the_authority_call_each_other_and_serve_a_client()
    {
        await using var first = Node.NewSilo(Of(_authority));
        await first.Start();
        await using var second = Node.NewSilo(Pfx(_authority), first);
        await second.Start();
        await Poll.Until(async () => await Reached(first.Grains, first, second) && await Reached(second.Grains, first, second), "each node reaches grains on both", s_patience);

        await using var client = Node.NewClient(Of(_authority), first);
        await client.Start();
        await Poll.Until(() => Reached(client.Grains, first, second), "the client reaches grains on both", s_patience);
    }

    [Fact]
    public async Task Without_an_authority_the_nodes_have_one_certificate()
    {
        var (certificate, key) = _authority.IssuePem();
        Dictionary<string, string> shared = new() { ["Certificate"] = certificate, ["Key"] = key };
        await using var first = Node.NewSilo(shared);
        await first.Start();
        await using var second = Node.NewSilo(shared, first);
        await second.Start();
        await Poll.Until(() => Reached(first.Grains, first, second), "a grain on the other node is reached", s_patience);

        await using var another = Node.NewClient(Of(_authority), first);
        await DoesNotStart(another);
    }

    [Fact]
    public async Task A_stranger_cannot_join_and_no_client_without_a_certificate_of_the_authority_calls()
    {
        await using var first = Node.NewSilo(Of(_authority));
        await first.Start();
        // It believes us, we do not believe it.
        var believer = Of(_stranger);
        believer["Authority"] = _authority.Pem;
        foreach (var tls in new[] { believer, Of(_stranger), s_clear })
        {
            await IsShutOut(first, Node.NewSilo(tls, first));
            await IsShutOut(first, Node.NewClient(tls, first));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_port_says_nothing_to_who_shows_no_certificate_of_the_authority(bool gateway)
    {
        await using var node = Node.NewSilo(Of(_authority));
        await node.Start();
        var port = gateway ? node.Gateway : node.Silo;
        using var good = _authority.Issue();
        using var bad = _stranger.Issue();

        // A silo says first who it is; a gateway lets the client begin.
        if (!gateway)
        {
            Assert.True(await Says(port, good, SslProtocols.Tls13));
            Assert.True(await Says(port, good, SslProtocols.Tls12));
        }

        Assert.False(await Says(port, bad, SslProtocols.Tls13));
        Assert.False(await Says(port, bad, SslProtocols.Tls12));
        Assert.False(await Says(port, null, SslProtocols.Tls13));
        Assert.False(await SaysInTheClear(port));
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_named_with_its_key()
    {
        var (certificate, key) = _authority.IssuePem();
        IsRefused("Certificate is missing", ("Key", key));
        IsRefused("Certificate is /nowhere.pem", ("Certificate", "/nowhere.pem"));
        IsRefused("Certificate is " + certificate, ("Certificate", certificate));
        IsRefused("Certificate is " + certificate, ("Certificate", certificate), ("Key", _authority.IssuePem().Key));
        IsRefused("Certificate is ", ("Certificate", _authority.IssuePfx("secret")), ("Password", "wrong"));
        IsRefused("Authority is /nowhere.pem", ("Certificate", certificate), ("Key", key), ("Authority", "/nowhere.pem"));
        IsRefused("Authority is " + key, ("Certificate", certificate), ("Key", key), ("Authority", key));

        static void IsRefused(string sentence, params (string Key, string Value)[] settings)
        {
            var tls = settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
            var refusal = Assert.Throws<StartupException>(() => Node.NewSilo(tls));
            Assert.Contains($"{ClusterTlsOptions.Section}:{sentence}", refusal.Message, StringComparison.Ordinal);
        }
    }

    private static Dictionary<string, string> Of(TestAuthority authority)
    {
        var (certificate, key) = authority.IssuePem();
        return new() { ["Certificate"] = certificate, ["Key"] = key, ["Authority"] = authority.Pem };
    }

    private static Dictionary<string, string> Pfx(TestAuthority authority) =>
        new() { ["Certificate"] = authority.IssuePfx("secret"), ["Password"] = "secret", ["Authority"] = authority.Pem };

    /// <summary>Whether calls from here are answered on both nodes; by new grains each time, since those that are somewhere stay there.</summary>
    private static async Task<bool> Reached(IGrainFactory from, Node first, Node second)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => from.GetGrain<IWhereGrain>(Random.Shared.NextInt64()).Where()));
        return answers.Contains(first.Address) && answers.Contains(second.Address);
    }

    private static async Task IsShutOut(Node cluster, Node stranger)
    {
        await using (stranger)
        {
            await DoesNotStart(stranger);
        }

        // The cluster never knew it, and goes on.
        Assert.Single(await cluster.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: false));
        Assert.Equal(cluster.Address, await cluster.Grains.GetGrain<IWhereGrain>(0).Where());
    }

    private static async Task DoesNotStart(Node stranger)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<Exception>(() => stranger.Start(patience.Token).WaitAsync(s_patience));
    }

    /// <summary>Whether the node begins to speak once hands were shaken; false if it ends the connection, and a timeout if it does neither.</summary>
    private async Task<bool> Says(int port, X509Certificate2? certificate, SslProtocols version)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false);
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(_authority.Root);
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                CertificateChainPolicy = trust,
                EnabledSslProtocols = version,
                ClientCertificates = certificate is null ? null : [certificate],
                LocalCertificateSelectionCallback = certificate is null ? null : (_, _, _, _, _) => certificate,
            });
            return await tls.ReadAsync(new byte[1]).AsTask().WaitAsync(s_patience) > 0;
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return false;
        }
    }

    private static async Task<bool> SaysInTheClear(int port)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var stream = socket.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('x', 100)));
            using var all = new MemoryStream();
            await stream.CopyToAsync(all).WaitAsync(s_patience);
            // At most an alert of TLS, which has type 21.
            return all.Length > 0 && all.ToArray()[0] != 21;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
