using Dispatch.Map;
using Dispatch.Ops;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Dispatch.Security;

/// <summary>
/// Headers of every answer, errors among them: foreign content stays out of our pages, our answers out of foreign pages, and what the API says out
/// of caches. The API reference and Orleans' dashboard bring scripts and styles of their own, and have wider content
/// policies.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html dispatch-worker; ";

    private const string Pictures = "img-src 'self' data:";

    private const string ReferencePolicy = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// Orleans' dashboard has styles in its page and fonts in its style sheet, and its scripts are not written for trusted types. Scripts come from here all
    /// the same, and nothing goes elsewhere.
    /// </summary>
    private const string OpsPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What is given out as a file was made by strangers, and is nobody's page.</summary>
    private const string FilePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>Scripts, styles and pictures of the pages go by the policy of the page that loads them, and are no page themselves. A phone loads fifteen at its first visit, over whatever network it has.</summary>
    private const string AssetPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The pages ask where a technician is, and for nothing else that a browser guards.</summary>
    private const string Permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /// <summary>For a year no browser that came by TLS comes without it.</summary>
    private const string OnlyTls = "max-age=31536000";

    private const string NoStore = "no-store";
    private const string Api = "/api";
    private const string Assets = "/assets";

    /// <summary>First of all, and set when the answer begins: what handles a fault takes away the headers that were there before.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var tiles = app.Services.GetRequiredService<IOptions<MapOptions>>().Value.Source;
        // The map's tiles may be elsewhere.
        var policy = ContentPolicy + (tiles is null ? Pictures : $"{Pictures} {tiles}");
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() => Complete(context, policy));
            return next(context);
        });
    }

    private static string PolicyOf(HttpContext context, string policy) =>
        !StringValues.IsNullOrEmpty(context.Response.Headers.ContentDisposition) ? FilePolicy
        : context.Request.Path.StartsWithSegments(Reference.Path, StringComparison.Ordinal) ? ReferencePolicy
        : context.Request.Path.StartsWithSegments(OpsSetup.Path, StringComparison.OrdinalIgnoreCase) ? OpsPolicy
        : IsAsset(context) ? AssetPolicy
        : policy;

    private static bool IsAsset(HttpContext context) => context.Request.Path.StartsWithSegments(Assets, StringComparison.Ordinal);

    private static Task Complete(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!IsAsset(context))
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Permissions;
        }

        headers.ContentSecurityPolicy = PolicyOf(context, policy);
        if (context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
            headers.StrictTransportSecurity = OnlyTls;
        if (StringValues.IsNullOrEmpty(headers.CacheControl) && context.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase))
            headers.CacheControl = NoStore;
        return Task.CompletedTask;
    }
}
