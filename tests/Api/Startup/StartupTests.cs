using System.Net;
using System.Text.RegularExpressions;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Startup;

/// <summary>Installing and starting: what an administrator meets first, and how soon.</summary>
[Collection(Alone.Name)]
public sealed partial class StartupTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private string Data => $"--Dispatch:DataDirectory={_directory.Path}";

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_server_is_ready_soon_and_a_second_one_on_the_same_file_is_refused()
    {
        await using var first = await ServerProcess.Start(Data);
        // Five seconds are promised; the bound leaves room for a busy machine.
        Assert.True(first.ReadyAfter < TimeSpan.FromSeconds(15), $"It took {first.ReadyAfter}.");

        var (exitCode, output) = await ServerProcess.StartAndExit(Data);
        IsOneSentence(exitCode, output, "in use by another Dispatch");
        (await new Caller(first.Http).Get("/cells")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_installation_prints_its_token_once_and_keeps_it()
    {
        await using var server = await ServerProcess.Start(Data, "--Dispatch:AdminToken=");
        var token = Assert.Single(Token().Matches(server.Output).Select(match => match.Value).Distinct());
        await Works();

        var before = server.Output.Length;
        await server.Kill();
        await server.Start();
        Assert.Empty(Token().Matches(server.Output[before..]));
        await Works();
        Assert.DoesNotContain(token, string.Concat(Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(Read)), StringComparison.Ordinal);

        async Task Works()
        {
            using var http = server.Client(token);
            (await new Caller(http).Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);
            using var another = server.Client(ServerProcess.Token);
            (await new Caller(another).Get("/tickets")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        }

        static string Read(string path)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }
    }

    [Theory]
    [InlineData("Dispatch:Database:Provider", "mysql", "Dispatch:Database:Provider")]
    [InlineData("Dispatch:Database:Provider", "postgres", "Dispatch:Database:ConnectionString")]
    [InlineData("Dispatch:Database:ConnectionString", "Nonsense=1", "Dispatch:Database:ConnectionString")]
    [InlineData("Dispatch:Database:ConnectionString", "Data Source=/proc/nowhere/dispatch.db", "Dispatch:Database:ConnectionString")]
    [InlineData("Dispatch:AdminToken", "short", "Dispatch:AdminToken")]
    [InlineData("Dispatch:AdminToken", "changeme-changeme", "Dispatch:AdminToken")]
    [InlineData("Dispatch:AdminToken", "administrator-token", "Dispatch:AdminToken")]
    [InlineData("Dispatch:AdminToken", "0123456789abcdef", "Dispatch:AdminToken")]
    [InlineData("Dispatch:AdminToken", "xxxxxxxxxxxxxxxxxxxx", "Dispatch:AdminToken")]
    [InlineData("Dispatch:Demo", "true", "Dispatch:Demo")]
    [InlineData("Dispatch:Map:Tiles", "ftp://tiles.example.org/{z}/{x}/{y}.png", "Dispatch:Map:Tiles")]
    [InlineData("Dispatch:Map:Tiles", "https://tiles.example.org/{z}.png", "Dispatch:Map:Tiles")]
    [InlineData("Dispatch:Map:Tiles", "https://*/{z}/{x}/{y}.png", "Dispatch:Map:Tiles")]
    [InlineData("Dispatch:Map:Tiles", "https://tiles.example.org; script-src */{z}/{x}/{y}", "Dispatch:Map:Tiles")]
    [InlineData("Dispatch:SignIn:Failures", "0", "Failures")]
    [InlineData("Dispatch:SignIn:SessionHours", "long", "Dispatch:SignIn:SessionHours")]
    [InlineData("Dispatch:DataDirectory", "/proc/nowhere", "Dispatch:DataDirectory")]
    [InlineData("Dispatch:Tickets:CloseAfter", "soon", "Dispatch:Tickets:CloseAfter")]
    [InlineData("Dispatch:Tickets:CloseAfter", "00:00:01", "CloseAfter")]
    [InlineData("Dispatch:Feed:Heartbeat", "00:00:00", "Heartbeat")]
    [InlineData("Dispatch:Notifications:Attempts", "0", "Attempts")]
    [InlineData("Dispatch:Audit:RefusalWindow", "00:00:00", "RefusalWindow")]
    [InlineData("Dispatch:RateLimits:SignIns:Per", "00:00:00", "Dispatch:RateLimits:SignIns:Per")]
    [InlineData("Dispatch:RateLimits:Commands", "0", "Dispatch:RateLimits:Commands")]
    [InlineData("Dispatch:RateLimits:HubConnections", "many", "Dispatch:RateLimits:HubConnections")]
    [InlineData("Dispatch:Notifications:Smtp:Host", "localhost", "Dispatch:Notifications:Smtp:From")]
    [InlineData("Dispatch:Notifications:Smtp:Security", "maybe", "Dispatch:Notifications:Smtp:Security")]
    [InlineData("Dispatch:Notifications:Webhook:Url", "https://example.org/hook", "Dispatch:Notifications:Webhook:Secret")]
    [InlineData("Dispatch:OpenIdConnect:Authority", "http://issuer.example", "Dispatch:OpenIdConnect:Authority")]
    [InlineData("Dispatch:OpenIdConnect:ClientId", "dispatch", "Dispatch:OpenIdConnect:Authority")]
    [InlineData("Dispatch:OpenIdConnect:Roles:desk", "boss", "Dispatch:OpenIdConnect:Roles:desk")]
    [InlineData("Dispatch:OpenIdConnect:SessionLength", "a day", "Dispatch:OpenIdConnect:SessionLength")]
    [InlineData("Dispatch:Proxies:0", "elsewhere", "Dispatch:Proxies")]
    [InlineData("Dispatch:Cluster:Tls:Certificate", "/nowhere.pem", "Dispatch:Cluster:Tls:Certificate")]
    public async Task A_setting_that_cannot_be_stops_the_start_with_one_sentence_that_names_its_key(string key, string value, string named)
    {
        var (exitCode, output) = await ServerProcess.StartAndExit(Data, $"--{key}={value}");
        IsOneSentence(exitCode, output, named);
    }

    [Fact]
    public async Task A_database_server_that_does_not_answer_stops_the_start_with_one_sentence()
    {
        var (exitCode, output) = await ServerProcess.StartAndExit(
            Data, "--Dispatch:Database:Provider=postgres", "--Dispatch:Database:ConnectionString=Host=127.0.0.1;Port=1;Database=d;Username=u;Password=topsecret");
        IsOneSentence(exitCode, output, "127.0.0.1:1");
        Assert.DoesNotContain("topsecret", output, StringComparison.Ordinal);
    }

    private static void IsOneSentence(int exitCode, string output, string named)
    {
        Assert.True(exitCode == 1, $"It ended with {exitCode}: {output}");
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.True(output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length == 1, output);
    }

    [GeneratedRegex("\\b[0-9a-f]{64}\\b", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
