using Microsoft.AspNetCore.Rewrite;

namespace Dispatch;

/// <summary>
/// The addresses of our pages. All of them are the one document that the boards are built into, which shows what its address names; any other
/// address that nobody serves stays unknown.
/// </summary>
internal static class Pages
{
    private const string Settings = "/settings";

    /// <summary>Whether a person asks for a page.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && (request.Path == "/" || request.Path == Settings || request.Path == $"{Settings}/");

    /// <summary>Serves the document under each of the addresses.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseRewriter(new RewriteOptions().AddRewrite($"^{Settings[1..]}/?$", "index.html", skipRemainingRules: true));
    }
}
