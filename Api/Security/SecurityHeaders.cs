namespace Dispatch.Security;

/// <summary>Headers that keep foreign content out of our pages. The API reference brings scripts of its own and is left out of the content policy.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (!context.Request.Path.StartsWithSegments(Reference.Path, StringComparison.Ordinal))
            headers.ContentSecurityPolicy = ContentPolicy;
        return next(context);
    });
}
