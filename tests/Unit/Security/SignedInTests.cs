using System.Security.Claims;
using Dispatch.Access;
using Dispatch.Security.Access;

namespace Dispatch.Security;

/// <summary>Who is signed in, as the cookie and a request carry them.</summary>
public sealed class SignedInTests
{
    private static readonly SignedIn s_who = new("marie", Roles.Dispatcher)
    {
        Name = "Marie",
        Cells = ["front-desk", "network"],
        Technician = "tech-1",
        Email = "marie@example.org",
        Scopes = ["read", "tickets"],
        Credential = "account:marie:stamp",
        Session = "1",
    };

    [Fact]
    public void A_request_works_out_once_who_sends_it_and_what_they_may()
    {
        var principal = s_who.ToPrincipal("test");
        Assert.Same(s_who, SignedIn.Of(principal));
        Assert.Equal(s_who.Rights, SignedIn.RightsOf(principal));
        Assert.Same(SignedIn.RightsOf(principal), SignedIn.RightsOf(principal));
        Assert.True(principal.Identity!.IsAuthenticated);
        Assert.Same(s_who, SignedIn.Of(principal.Clone()));
    }

    [Fact]
    public void What_a_cookie_holds_is_everything_and_is_nobody_until_it_is_read()
    {
        var cookie = new ClaimsPrincipal(new ClaimsIdentity(s_who.ToPrincipal("test").Claims, "test"));
        Assert.Null(SignedIn.Of(cookie));
        Assert.Equal(Rights.None, SignedIn.RightsOf(cookie));
        Assert.Equal(s_who, SignedIn.Read(cookie));
        var bare = new SignedIn("ada", Roles.Manager);
        Assert.Equal(bare, SignedIn.Read(new ClaimsPrincipal(new ClaimsIdentity(bare.ToClaims(), "test"))));
        Assert.Null(SignedIn.Read(new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.Null(SignedIn.Read(null));
    }

    [Fact]
    public void What_an_endpoint_needs_is_met_by_permissions_and_where_it_says_so_by_a_session_of_their_own()
    {
        var (own, token) = (s_who.ToPrincipal("test"), (s_who with { Credential = "token:1", Session = null }).ToPrincipal("test"));
        Assert.True(new NeedsAttribute(Permissions.ReadTickets).AreMetBy(token));
        Assert.False(new NeedsAttribute(Permissions.ManageAccounts).AreMetBy(own));
        Assert.True(new NeedsAttribute(Permissions.None) { OwnSession = true }.AreMetBy(own));
        Assert.False(new NeedsAttribute(Permissions.None) { OwnSession = true }.AreMetBy(token));
        Assert.False(new NeedsAttribute(Permissions.ManageAccounts) { OwnSession = true }.AreMetBy(own));
        Assert.False(new NeedsAttribute(Permissions.None).AreMetBy(new ClaimsPrincipal(new ClaimsIdentity())));
        Assert.False(new NeedsAttribute(Permissions.None).AreMetBy(null));
    }
}
