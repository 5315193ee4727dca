using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>Sign-in with an OpenID Connect issuer, where one is set: browsers by the code flow, programs by the issuer's bearer tokens.</summary>
internal static class IssuerSetup
{
    private static readonly TimeSpan s_skew = TimeSpan.FromSeconds(30);

    /// <summary>At most so often invented tokens make us read the issuer's keys again; a new key is unknown no longer than this.</summary>
    private static readonly TimeSpan s_keysReadAgainAfter = TimeSpan.FromSeconds(10);

    /// <summary>The issuer signs with a key of its own. What a client could compute itself (none, HMAC with the public key) is no signature.</summary>
    private static readonly string[] s_algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Adds the issuer's schemes, where the settings name one.</summary>
    /// <exception cref="Hosting.StartupException">A setting cannot be; see <see cref="IssuerOptions.Read"/>.</exception>
    public static AuthenticationBuilder AddIssuer(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        if (IssuerOptions.Read(configuration) is not { } options)
            return authentication;
        authentication.Services.AddSingleton(options);
        authentication.Services.AddSingleton<ClaimsReader>();
        authentication.Services.AddSingleton<IssuersPeople>();
        authentication.Services.AddSingleton<BrowserSignIn>();
        authentication.Services.AddCredentials(ExpiringCredential.Session);
        authentication.AddOpenIdConnect(browser => Configure(browser, options));
        authentication.Services.PostConfigureAll<OpenIdConnectOptions>(browser => TrustNoFormerKey(browser.ConfigurationManager));
        if (string.IsNullOrEmpty(options.Audience))
            return authentication;
        authentication.Services.AddSingleton<TokenSignIn>();
        authentication.Services.AddCredentials(ExpiringCredential.Token);
        authentication.AddJwtBearer(token => Configure(token, options));
        authentication.Services.PostConfigureAll<JwtBearerOptions>(token => TrustNoFormerKey(token.ConfigurationManager));
        return authentication;
    }

    /// <summary>Whether the request brings what looks like a bearer token of the issuer: three parts, of which the first is a JSON object. Ours never look so.</summary>
    public static bool BringsIssuersToken(HttpContext context) =>
        BearerToken.Of(context.Request) is { } token
        && token.StartsWith("ey", StringComparison.Ordinal)
        && token.AsSpan().Count('.') == 2
        && context.RequestServices.GetService<TokenSignIn>() is not null;

    private static void AddCredentials(this IServiceCollection services, string prefix) =>
        services.AddSingleton<ICredentialIssuer>(provider => ActivatorUtilities.CreateInstance<ExpiringCredential>(provider, prefix));

    /// <summary>A key that the issuer has withdrawn may have been stolen: by default it would be taken for another hour.</summary>
    private static void TrustNoFormerKey(IConfigurationManager<OpenIdConnectConfiguration>? issuer)
    {
        if (issuer is BaseConfigurationManager keys)
            keys.UseLastKnownGoodConfiguration = false;
    }

    private static void Configure(OpenIdConnectOptions browser, IssuerOptions options)
    {
        browser.Authority = options.Authority;
        browser.RequireHttpsMetadata = options.RequiresHttps;
        browser.ClientId = options.ClientId;
        browser.ClientSecret = options.ClientSecret;
        browser.Scope.Clear();
        foreach (var scope in options.EffectiveScopes)
            browser.Scope.Add(scope);
        browser.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        browser.EventsType = typeof(BrowserSignIn);
        browser.MapInboundClaims = false;
        browser.RefreshInterval = s_keysReadAgainAfter;
        browser.TokenValidationParameters.ValidAlgorithms = s_algorithms;
        browser.TokenValidationParameters.ClockSkew = s_skew;

        // Some issuers keep the id token small and tell the rest only when asked.
        browser.GetClaimsFromUserInfoEndpoint = true;
        foreach (var claim in (string?[])[options.RoleClaim, options.CellsClaim, options.TechnicianClaim, JwtRegisteredClaimNames.EmailVerified, .. options.IdClaims])
        {
            if (claim is { Length: > 0 })
                browser.ClaimActions.MapJsonKey(claim, claim);
        }

        // The answer comes in the address, so that the cookies of the flow may stay those of one site, also without TLS on this machine.
        browser.ResponseType = OpenIdConnectResponseType.Code;
        browser.ResponseMode = OpenIdConnectResponseMode.Query;
        browser.CorrelationCookie.SameSite = browser.NonceCookie.SameSite = SameSiteMode.Lax;
        browser.CorrelationCookie.SecurePolicy = browser.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // Nobody signs others out from elsewhere: sessions end by themselves.
        browser.RemoteSignOutPath = default;
    }

    private static void Configure(JwtBearerOptions token, IssuerOptions options)
    {
        token.Authority = options.Authority;
        token.RequireHttpsMetadata = options.RequiresHttps;
        token.Audience = options.Audience;
        token.EventsType = typeof(TokenSignIn);
        token.MapInboundClaims = false;
        token.SaveToken = false;
        token.RefreshInterval = s_keysReadAgainAfter;
        token.TokenValidationParameters.ValidAlgorithms = s_algorithms;
        token.TokenValidationParameters.ClockSkew = s_skew;
    }
}
