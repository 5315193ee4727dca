using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Security;

/// <summary>TLS at the server itself, and at a proxy in front of it.</summary>
public sealed class TlsTests : IDisposable
{
    private const string Name = "dispatch.example";

    private readonly TempDirectory _directory = new();
    private readonly TestAuthority _authority = new("browsers know it");

    public void Dispose()
    {
        _directory.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task The_server_speaks_tls_itself_and_holds_browsers_to_it()
    {
        var (certificate, key) = _authority.IssuePem(Name);
        await using var server = await Start(
            "--Kestrel:Endpoints:Http:Url={url}", "--Kestrel:Endpoints:Https:Url=https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={certificate}", $"--Kestrel:Certificates:Default:KeyPath={key}");
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(_authority.Root);
        var port = new Uri(server.Output.Split([' ', '\n', '\r']).First(word => word.StartsWith("https://127.0.0.1:", StringComparison.Ordinal))).Port;
        using var http = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } })
        {
            BaseAddress = new Uri($"https://127.0.0.1:{port}"),
        };
        using var answer = await Ask(http);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("max-age=", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);

        using var clear = await Ask(server.Http);
        Assert.False(clear.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData(null, false)]
    public async Task Only_a_proxy_of_the_settings_says_how_somebody_came(string? proxy, bool believed)
    {
        await using var server = await Start(proxy is null ? [] : [$"--Dispatch:Proxies:0={proxy}"]);
        using var answer = await Ask(server.Http, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.7"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(believed, answer.Headers.Contains("Strict-Transport-Security"));
    }

    private static Task<HttpResponseMessage> Ask(HttpClient http, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/health/live", UriKind.Relative)) { Headers = { Host = Name } };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return http.SendAsync(request);
    }

    private Task<ServerProcess> Start(params string[] settings) =>
        ServerProcess.Start([$"--Dispatch:DataDirectory={_directory.Path}", $"--AllowedHosts=127.0.0.1;{Name}", .. settings]);
}
