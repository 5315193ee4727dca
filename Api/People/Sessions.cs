using Dispatch.Push;
using Dispatch.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Dispatch.People;

/// <summary>The sessions of browsers: a new cookie with every sign-in, none after signing out, and the one before is over.</summary>
internal sealed class Sessions(AccountCredentials accounts, PhoneSessions phones, TimeProvider clock, IOptions<SignInOptions> options)
{
    private const string BegunAt = "begun";

    /// <summary>Begins a session for somebody; from now on the request is theirs as well.</summary>
    public async Task Begin(HttpContext http, SignedIn who)
    {
        await EndCurrent(http);
        var principal = who.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, Begun());
        http.User = principal;
    }

    /// <summary>Begins the only session that an account has from now on: what it is opened by has changed.</summary>
    public async Task BeginOnly(HttpContext http, SignedIn who)
    {
        await phones.Ended(who.Id, who.Technician);
        await Begin(http, who);
    }

    /// <summary>What goes with the cookie of a session that begins now.</summary>
    public AuthenticationProperties Begun() => new() { IsPersistent = true, Items = { [BegunAt] = Instants.Format(clock.Now()) } };

    /// <summary>Ends the session of the request: its cookie is taken back, and a copy of it opens nothing.</summary>
    public async Task End(HttpContext http)
    {
        await EndCurrent(http);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Whether a session has lasted as long as one may.</summary>
    public bool IsTooOld(AuthenticationProperties properties) =>
        !properties.Items.TryGetValue(BegunAt, out var begun) || begun is null || Instants.Parse(begun) + Longest <= clock.GetUtcNow();

    private TimeSpan Longest => TimeSpan.FromHours(options.Value.LongestSessionHours);

    private async Task EndCurrent(HttpContext http)
    {
        if (SignedIn.Of(http.User) is not { } who)
            return;
        await accounts.End(who, clock.Now() + Longest, CancellationToken.None);
        await phones.Ended(who);
    }
}
