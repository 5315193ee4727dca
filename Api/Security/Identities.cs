using Dispatch.Access;
using Dispatch.Audit;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dispatch.Security;

/// <summary>Who acts, as the journal names them.</summary>
internal static class Identities
{
    /// <summary>A header by which an administrator or integrator acts for somebody else: <c>role/id</c>, for example <c>technician/tech-7</c>.</summary>
    public const string OnBehalfOf = "On-Behalf-Of";

    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is: the endpoint is open to all.</exception>
    public static SignedIn Who(this HttpContext context) =>
        SignedIn.Of(context.User) ?? throw new InvalidOperationException("An endpoint without sign-in cannot act.");

    /// <summary>What whoever is signed in may do and where; nothing if nobody is.</summary>
    public static Rights Rights(this HttpContext context) => SignedIn.RightsOf(context.User);

    /// <summary>Whether somebody is signed in by the cookie of a browser.</summary>
    public static bool IsByCookie(this HttpContext context) => context.User.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The actor of the request; null if the header that names another is wrong.</summary>
    public static Actor? ActorOf(HttpContext context)
    {
        var who = context.Who();
        var behalf = context.Request.Headers[OnBehalfOf].ToString();
        if (behalf.Length == 0)
            return new Actor(who.Id, who.Role);
        if (!context.Rights().Allow(Permissions.ActForOthers))
        {
            context.MarkAsRefused("acting for others");
            return null;
        }

        return behalf.Split('/') is [var other, { Length: > 0 and <= 100 } name] && other != Roles.Administrator && Roles.All.Contains(other) && !ReservedNames.Contain(name)
            ? new Actor(name, other, Via: who.Id)
            : null;
    }
}
