using Dispatch.Security;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dispatch.People;

/// <summary>Asks with every request whether the session still stands, and gives it the rights that its owner has now. A cookie without a session is none of ours.</summary>
internal sealed class SessionCheck(Credentials credentials, Sessions sessions) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var who = Security.SignedIn.Read(context.Principal);
        var renewed = who?.Session is null || sessions.IsTooOld(context.Properties) ? null : await credentials.Renew(who, context.HttpContext.RequestAborted);
        // The cookie stays with the browser: another request may be signing in anew just now, and would lose what it got.
        if (renewed is null)
            context.RejectPrincipal();
        else
            // Also where nothing has changed: what the cookie holds is read once a request.
            context.ReplacePrincipal(renewed.ToPrincipal(context.Scheme.Name));
    }
}
