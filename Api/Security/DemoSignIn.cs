using Dispatch.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Dispatch.Security;

/// <summary>
/// The demo lets its browser in by itself: the first page sets a cookie for a demo dispatcher. Only in Development, only with the demo, and only
/// for requests from this machine.
/// </summary>
internal static class DemoSignIn
{
    public const string Identity = "demo-dispatcher";

    public static void UseDemoSignIn(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (Pages.IsAskedFor(context.Request) && context.User.Identity?.IsAuthenticated is not true && IsLocal(context.Connection))
        {
            await context.SignInAsync(
                CookieAuthenticationDefaults.AuthenticationScheme,
                new SignedIn(Identity, Roles.Dispatcher) { Cells = [Rights.EveryCell], Credential = "demo" }.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        }

        await next(context);
    });

    private static bool IsLocal(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } remote && System.Net.IPAddress.IsLoopback(remote);
}
