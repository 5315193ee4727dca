using Dispatch.Hosting;
using Dispatch.Security.Access;
using Dispatch.Security.OpenIdConnect;
using Dispatch.Security.Rates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Security;

/// <summary>Sign-in: the administrator's token, and the demo's cookie. Every endpoint needs one of them unless it says otherwise.</summary>
internal static class SecuritySetup
{
    /// <summary>The cookie of who is signed in.</summary>
    public const string CookieName = "dispatch";

    private const string TokenOrCookie = "TokenOrCookie";

    public static void AddDispatchSecurity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var keys = Directory.CreateDirectory(Path.Combine(DataDirectory.Read(builder.Configuration), "keys"));
        services.AddDataProtection().SetApplicationName("Dispatch").PersistKeysToFileSystem(keys);
        services.AddSingleton<AdminToken>();
        services.AddOptions<AdminTokenOptions>()
            .BindConfiguration("Dispatch")
            .Validate(
                options => string.IsNullOrEmpty(options.AdminToken) || options.AdminToken.Length >= AdminTokenOptions.MinimumLength,
                $"Dispatch:AdminToken must have at least {AdminTokenOptions.MinimumLength} characters.")
            .ValidateOnStart();
        services.AddAuthentication(TokenOrCookie)
            .AddPolicyScheme(TokenOrCookie, null, scheme => scheme.ForwardDefaultSelector = context =>
                IssuerSetup.BringsIssuersToken(context) ? JwtBearerDefaults.AuthenticationScheme
                : context.Request.Headers.Cookie.Count > 0 && context.Request.Headers.Authorization.Count == 0
                    ? CookieAuthenticationDefaults.AuthenticationScheme
                    : AdminTokenHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, AdminTokenHandler>(AdminTokenHandler.SchemeName, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = CookieName;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.ForwardChallenge = AdminTokenHandler.SchemeName;
            })
            .AddIssuer(builder.Configuration);
        services.HideTokensInAddresses();
        services.AddAccess();
        services.AddRates();
    }
}
