using Microsoft.AspNetCore.Rewrite;

namespace Dispatch;

/// <summary>
/// The addresses of our pages. All of them are the one document that the boards are built into, which shows what its address names; any other
/// address that nobody serves stays unknown.
/// </summary>
internal static class Pages
{
    /// <summary>The first part of an address; a ticket's page has its number behind it.</summary>
    private static readonly string[] s_addresses = ["settings", "account", "people", "audit"];

    private const string Tickets = "/tickets/";
    private const int LongestNumber = 40;

    /// <summary>Whether a person asks for a page.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && (request.Path == "/" || s_addresses.Any(address => request.Path == $"/{address}" || request.Path == $"/{address}/") || IsTicket(request.Path.Value ?? ""));

    private static bool IsTicket(string path) =>
        path.StartsWith(Tickets, StringComparison.Ordinal) && path.Length <= Tickets.Length + LongestNumber && path.LastIndexOf('/') == Tickets.Length - 1 && path.Length > Tickets.Length;

    /// <summary>Serves the document under each of the addresses.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseRewriter(new RewriteOptions().AddRewrite($"^({string.Join('|', s_addresses)})/?$", "index.html", skipRemainingRules: true).AddRewrite($"^tickets/[^/]{{1,{LongestNumber}}}$", "index.html", skipRemainingRules: true));
    }
}
