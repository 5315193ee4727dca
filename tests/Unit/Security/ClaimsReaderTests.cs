using System.Security.Claims;
using Dispatch.Security.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Dispatch.Security;

public sealed class ClaimsReaderTests
{
    private static readonly (string, string)[] s_desk = [("preferred_username", "marie"), ("roles", "desk")];

    [Theory]
    [InlineData("desk", "dispatcher")]
    [InlineData("everybody,desk", "dispatcher")]
    [InlineData("root,everybody,desk", "administrator")]
    [InlineData("everybody,unknown", "requester")]
    [InlineData("unknown", null)]
    [InlineData("Desk", null)]
    public void The_strongest_role_counts(string values, string? role)
    {
        var reading = Read([("sub", "1"), .. values.Split(',').Select(value => ("roles", value))]);
        Assert.Equal(role, reading.Who?.Role);
        Assert.Equal(role is null, reading.Refusal is not null);
    }

    [Fact]
    public void People_are_called_by_the_first_claim_that_names_them()
    {
        Assert.Equal("marie", Read([("sub", "1"), .. s_desk]).Who!.Id);
        Assert.Equal("1", Read([("sub", "1"), ("roles", "desk")]).Who!.Id);
        Assert.Equal("7", Read([("employee", "7"), .. s_desk], ("IdClaim", "employee")).Who!.Id);
        Assert.Null(Read(s_desk, ("IdClaim", "employee")).Who);
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("Timer")]
    [InlineData("first-start")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    public void Nobody_is_called_like_the_installation_itself_or_like_nothing(string name) =>
        Assert.Null(Read([("preferred_username", name), ("roles", "desk")]).Who);

    [Fact]
    public void Cells_are_those_of_the_claim_or_those_that_the_settings_name()
    {
        (string, string)[] claims = [.. s_desk, ("cells", "network"), ("cells", "network"), ("cells", "no cell/at all")];
        Assert.Equal(["network"], Read(claims).Who!.Cells);
        Assert.Equal(["net-1"], Read(claims, ("Cells:network", "net-1")).Who!.Cells);
        Assert.Equal(["*"], Read([.. s_desk, ("cells", "all")], ("Cells:all", "*")).Who!.Cells);
        Assert.Empty(Read(claims, ("Cells:other", "net-1")).Who!.Cells);
    }

    [Fact]
    public void A_path_reads_inside_a_claim()
    {
        var realm = new Claim("realm_access", """{"roles": ["desk", 7], "one": "desk"}""", JsonClaimValueTypes.Json);
        Assert.Equal("dispatcher", Reader(("RoleClaim", "realm_access.roles")).Read(Principal([new("sub", "1"), realm])).Who!.Role);
        Assert.Equal("dispatcher", Reader(("RoleClaim", "realm_access.one")).Read(Principal([new("sub", "1"), realm])).Who!.Role);
        Assert.Null(Reader(("RoleClaim", "realm_access.none.roles")).Read(Principal([new("sub", "1"), realm])).Who);
        // A text that looks like an object is a text.
        Assert.Null(Reader(("RoleClaim", "realm_access.roles")).Read(Principal([new("sub", "1"), new(realm.Type, realm.Value)])).Who);
        Assert.Equal("dispatcher", Reader(("RoleClaim", "https://example.org/roles")).Read(Principal([new("sub", "1"), new("https://example.org/roles", "desk")])).Who!.Role);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData(null, true)]
    [InlineData("false", false)]
    public void An_address_that_is_not_verified_is_nobodys(string? verified, bool counts)
    {
        List<(string, string)> claims = [.. s_desk, ("email", "marie@example.org")];
        if (verified is not null)
            claims.Add(("email_verified", verified));
        Assert.Equal(counts ? "marie@example.org" : null, Read(claims).Who!.Email);
    }

    [Fact]
    public void Only_a_claim_that_is_set_says_who_is_which_technician()
    {
        (string, string)[] claims = [.. s_desk, ("technician", "tech-1")];
        Assert.Null(Read(claims).Who!.Technician);
        Assert.Equal("tech-1", Read(claims, ("TechnicianClaim", "technician")).Who!.Technician);
    }

    private static ClaimsReading Read(IEnumerable<(string Type, string Value)> claims, params (string Key, string Value)[] settings) =>
        Reader(settings).Read(Principal(claims.Select(claim => new Claim(claim.Type, claim.Value))));

    private static ClaimsPrincipal Principal(IEnumerable<Claim> claims) => new(new ClaimsIdentity(claims, "test"));

    private static ClaimsReader Reader(params (string Key, string Value)[] settings) => new(Issuers.Options(settings));
}
