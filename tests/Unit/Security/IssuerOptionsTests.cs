using Dispatch.Hosting;
using Dispatch.Security.OpenIdConnect;
using Microsoft.Extensions.Configuration;

namespace Dispatch.Security;

public sealed class IssuerOptionsTests
{
    [Theory]
    [InlineData("Authority", "http://issuer.example")]
    [InlineData("Authority", "issuer.example")]
    [InlineData("Authority", "")]
    [InlineData("ClientId", " ")]
    [InlineData("Name", "")]
    [InlineData("Scopes:0", "profile")]
    [InlineData("RoleClaim", "")]
    [InlineData("CellsClaim", "")]
    [InlineData("Roles:desk", "boss")]
    [InlineData("Cells:net", "a cell")]
    [InlineData("SessionLength", "00:00:59")]
    [InlineData("SessionLength", "31.00:00:00")]
    public void A_setting_that_cannot_be_is_named(string key, string value)
    {
        var refusal = Assert.Throws<StartupException>(() => Issuers.Options((key, value)));
        Assert.Contains($"{IssuerOptions.Section}:{key.Replace(":0", "", StringComparison.Ordinal)} is", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_section_there_is_no_issuer() => Assert.Null(IssuerOptions.Read(new ConfigurationBuilder().Build()));

    [Theory]
    [InlineData("https://issuer.example", true)]
    [InlineData("http://localhost:8080/realms/desk", false)]
    [InlineData("http://127.0.0.1:8080", false)]
    public void Only_an_issuer_on_this_machine_is_asked_in_the_clear(string authority, bool https) => Assert.Equal(https, Issuers.Options(("Authority", authority)).RequiresHttps);

    [Fact]
    public void Scopes_replace_the_usual_ones()
    {
        Assert.Equal(["openid", "profile", "email"], Issuers.Options().EffectiveScopes);
        Assert.Equal(["openid", "groups"], Issuers.Options(("Scopes:0", "openid"), ("Scopes:1", "groups")).EffectiveScopes);
    }
}
