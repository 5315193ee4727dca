using Microsoft.AspNetCore.Rewrite;

namespace Dispatch;

/// <summary>
/// The addresses of our pages. All of them are the one document that the boards are built into, which shows what its address names; any other
/// address that nobody serves stays unknown.
/// </summary>
internal static class Pages
{
    private static readonly string[] s_addresses = ["settings", "account", "people", "audit", "sla"];

    /// <summary>Whether a person asks for a page.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && (request.Path == "/" || s_addresses.Any(address => request.Path == $"/{address}" || request.Path == $"/{address}/"));

    /// <summary>Serves the document under each of the addresses.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseRewriter(new RewriteOptions().AddRewrite($"^({string.Join('|', s_addresses)})/?$", "index.html", skipRemainingRules: true));
    }
}
