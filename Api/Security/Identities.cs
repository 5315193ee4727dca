using System.Security.Claims;

namespace Dispatch.Security;

/// <summary>Who a request comes from, as the journal names them.</summary>
internal static class Identities
{
    /// <summary>A header by which an administrator or integrator acts for somebody else: <c>role/id</c>, for example <c>technician/tech-7</c>.</summary>
    public const string OnBehalfOf = "On-Behalf-Of";

    private static readonly string[] s_roles = [Actor.Requester, "technician", "dispatcher", "manager", "integrator"];

    public static ClaimsPrincipal Principal(string id, string role, string scheme) => new(
        new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id), new Claim(ClaimTypes.Role, role)], scheme));

    /// <summary>The actor of the request; null if the header that names another is wrong.</summary>
    public static Actor? ActorOf(HttpContext context)
    {
        var id = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("An endpoint without sign-in cannot act.");
        var role = context.User.FindFirstValue(ClaimTypes.Role) ?? "";
        var behalf = context.Request.Headers[OnBehalfOf].ToString();
        if (behalf.Length == 0)
            return new Actor(id, role);
        return role is "administrator" or "integrator" && behalf.Split('/') is [var other, { Length: > 0 and <= 100 } name] && s_roles.Contains(other)
            ? new Actor(name, other, Via: id)
            : null;
    }
}
