using Microsoft.AspNetCore.Rewrite;

namespace Dispatch;

/// <summary>
/// The addresses of our pages. All of them are the one document that the boards are built into, which shows what its address names; the technician's
/// is a document of its own, so that a phone loads nothing of the others. Any other address that nobody serves stays unknown.
/// </summary>
internal static class Pages
{
    /// <summary>The first part of an address; a ticket's page has its number behind it.</summary>
    private static readonly string[] s_addresses = ["settings", "account", "people", "audit", "sla"];

    private static readonly PathString s_programs = "/api";

    private const string Technician = "technician";
    private const string Tickets = "/tickets/";
    private const int LongestNumber = 40;

    /// <summary>Whether a person asks for a page.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && (request.Path == "/" || s_addresses.Append(Technician).Any(address => request.Path == $"/{address}" || request.Path == $"/{address}/") || IsTicket(request.Path.Value ?? ""));

    private static bool IsTicket(string path) =>
        path.StartsWith(Tickets, StringComparison.Ordinal) && path.Length <= Tickets.Length + LongestNumber && path.LastIndexOf('/') == Tickets.Length - 1 && path.Length > Tickets.Length;

    /// <summary>Serves the documents under their addresses. What programs call is not looked through for one.</summary>
    public static void UsePages(this WebApplication app) => app.UseWhen(
        static context => !context.Request.Path.StartsWithSegments(s_programs, StringComparison.OrdinalIgnoreCase),
        static pages =>
        {
            pages.UseDefaultFiles();
            pages.UseRewriter(new RewriteOptions()
                .AddRewrite($"^({string.Join('|', s_addresses)})/?$", "index.html", skipRemainingRules: true)
                .AddRewrite($"^{Technician}/?$", "technician.html", skipRemainingRules: true)
                .AddRewrite($"^tickets/[^/]{{1,{LongestNumber}}}$", "index.html", skipRemainingRules: true));
        });
}
