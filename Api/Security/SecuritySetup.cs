using Dispatch.People;
using Dispatch.Security.Access;
using Dispatch.Security.OpenIdConnect;
using Dispatch.Security.Rates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Dispatch.Security;

/// <summary>Sign-in: people by cookie, programs by token. Every endpoint needs one of them unless it says otherwise.</summary>
internal static class SecuritySetup
{
    /// <summary>The cookie of who is signed in.</summary>
    public const string CookieName = "dispatch";

    private const string ByWhatItCarries = "ByWhatItCarries";

    public static void AddDispatchSecurity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AdminToken>();
        services.AddSingleton<AdminTokenCredentials>();
        services.AddSingleton<ICredentialIssuer>(provider => provider.GetRequiredService<AdminTokenCredentials>());
        services.AddSingleton<Credentials>();
        services.AddOptions<AdminTokenOptions>()
            .BindConfiguration("Dispatch")
            .Validate(
                options => string.IsNullOrEmpty(options.AdminToken) || options.AdminToken.Length >= AdminTokenOptions.MinimumLength,
                $"Dispatch:AdminToken must have at least {AdminTokenOptions.MinimumLength} characters.")
            .Validate<IHostEnvironment>(
                (options, environment) => environment.IsDevelopment() || string.IsNullOrEmpty(options.AdminToken) || !Guessable.Is(options.AdminToken),
                "Dispatch:AdminToken can be guessed: take a random one, for example of openssl rand -hex 32, or leave it out and one is made and printed once.")
            .ValidateOnStart();
        services.AddAuthentication(ByWhatItCarries)
            .AddPolicyScheme(ByWhatItCarries, null, scheme => scheme.ForwardDefaultSelector = SchemeFor)
            .AddScheme<AuthenticationSchemeOptions, AdminTokenHandler>(AdminTokenHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(AccessTokenHandler.SchemeName, null)
            .AddCookie()
            .AddIssuer(builder.Configuration);
        services.AddAntiforgeryForCookies();
        services.HideTokensInAddresses();
        services.AddAccess();
        services.AddRates();
    }

    /// <summary>Which scheme judges a request: tokens are told apart by their form, and whoever brings one is not signed in by a cookie.</summary>
    private static string SchemeFor(HttpContext context) => BearerToken.Of(context.Request) switch
    {
        null => CookieAuthenticationDefaults.AuthenticationScheme,
        var token when token.StartsWith(TokenText.Prefix, StringComparison.Ordinal) => AccessTokenHandler.SchemeName,
        _ when IssuerSetup.BringsIssuersToken(context) => JwtBearerDefaults.AuthenticationScheme,
        _ => AdminTokenHandler.SchemeName,
    };
}
