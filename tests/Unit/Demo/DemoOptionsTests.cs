using Dispatch.Demo;
using Dispatch.Demo.Client;
using Dispatch.Hosting;
using Dispatch.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Unit.Demo;

public sealed class DemoOptionsTests
{
    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Development", "false", false)]
    [InlineData("Production", null, false)]
    public void The_demo_is_on_in_Development_unless_switched_off(string environment, string? demo, bool on) =>
        Assert.Equal(on, Read(environment, demo) is not null);

    [Theory]
    [InlineData("Production", "true", null, "Dispatch:Demo is true, but demo data and the demo's sign-in exist only in Development")]
    [InlineData("Development", "maybe", null, "Dispatch:Demo is 'maybe'; it may be true or false")]
    [InlineData("Development", "true", "x", "Dispatch:DemoSeed is 'x'; it may be a whole number")]
    public void What_cannot_be_is_refused_with_a_sentence(string environment, string demo, string? seed, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<StartupException>(() => Read(environment, demo, seed)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, false)]
    [InlineData("true", true)]
    public void Where_there_may_be_several_processes_one_of_them_is_told_to_play_it(string? demo, bool on) =>
        Assert.Equal(on, Read("Development", demo, settings: (DatabaseOptions.ProviderKey, "postgres")) is not null);

    [Fact]
    public void A_process_without_a_silo_does_not_play_it()
    {
        Assert.Null(Read("Development", null, settings: [(HostingModes.Key, "client"), (DatabaseOptions.ProviderKey, "postgres")]));
        var refusal = Assert.Throws<StartupException>(() => Read("Development", "true", settings: (HostingModes.Key, "client")));
        Assert.Contains(HostingModes.Key, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("https://*:5081;http://+:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:80", "http://127.0.0.1/")]
    [InlineData("http://unix:/run/dispatch.sock", null)]
    public void The_server_is_reached_where_it_listens(string addresses, string? reached) =>
        Assert.Equal(reached, OwnAddress.Of(addresses.Split(';'))?.ToString());

    [Fact]
    public void A_lent_token_stands_for_the_borrower_and_only_for_them()
    {
        var token = new AdminToken();
        var lent = token.Lend("demo");
        token.Use(AdminToken.Hash("the administrator's"));
        Assert.Equal("demo", token.IdentityOf(lent));
        Assert.Equal("administrator", token.IdentityOf("the administrator's"));
        Assert.Null(token.IdentityOf("another"));
    }

    private static DemoOptions? Read(string environment, string? demo, string? seed = null, params (string Key, string? Value)[] settings) => DemoOptions.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection([new(DemoOptions.Key, demo), new(DemoOptions.SeedKey, seed), .. settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))])
            .Build(),
        new Environment(environment));

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Dispatch";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
