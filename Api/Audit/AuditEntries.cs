using System.Net;
using Dispatch.Security;

namespace Dispatch.Audit;

/// <summary>Lines of the audit log about requests: who sent it, from where, to what.</summary>
internal static class AuditEntries
{
    /// <summary>The actor where nobody is signed in.</summary>
    public const string Nobody = "anonymous";

    private const string Api = "/api/v1";

    /// <summary>A line about this request.</summary>
    public static AuditEntry Of(HttpContext context, string kind, string? detail = null)
    {
        var who = SignedIn.Of(context.User);
        return new AuditEntry(kind, who?.Id ?? Nobody, who?.Role, SubjectOf(context.Request), AddressOf(context.Connection), detail);
    }

    /// <summary>The address that a connection comes from; null where it has none.</summary>
    public static string? AddressOf(ConnectionInfo connection) => connection.RemoteIpAddress is { } address ? Plain(address).ToString() : null;

    /// <summary>IPv4 as IPv4, also where the socket takes both.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>What the request is about: its path, under the API without what all of them begin with (<c>sla-policies/gold</c>).</summary>
    private static string SubjectOf(HttpRequest request) =>
        request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase, out var rest) && rest.HasValue ? rest.Value[1..] : request.Path.ToString();
}
