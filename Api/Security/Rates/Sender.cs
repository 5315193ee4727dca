using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Dispatch.Audit;
using Dispatch.Hosting.Health;

namespace Dispatch.Security.Rates;

/// <summary>Whom a request counts for.</summary>
/// <param name="As">What they count as.</param>
/// <param name="Name">The identity, or the network address.</param>
internal readonly record struct Sender(Sender.Kind As, string Name)
{
    private const string SignIn = "/api/v1/session";
    private const string Tickets = "/api/v1/tickets";
    private const string Attachments = "/attachments";

    /// <summary>IPv6 gives a whole network to every subscriber: its first 8 bytes are one sender.</summary>
    private const int NetworkBytes = 8;

    /// <summary>What a sender counts as: each kind has its limit.</summary>
    internal enum Kind
    {
        /// <summary>Not limited: the administrator's token, and whoever watches over the server.</summary>
        Unlimited,

        /// <summary>A person with a cookie.</summary>
        Person,

        /// <summary>A program with a token.</summary>
        Program,

        /// <summary>Nobody is signed in.</summary>
        Address,

        /// <summary>A password is tried.</summary>
        SignIn,

        /// <summary>A token that opens nothing.</summary>
        WrongToken,

        /// <summary>Somebody adds a file: a request that is larger than all others.</summary>
        Uploader,
    }

    /// <summary>The sender of a request, once it is known who is signed in.</summary>
    public static Sender Of(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && IsSignIn(request.Path))
            return new Sender(Kind.SignIn, Network(context.Connection));
        if (request.Path.StartsWithSegments(HealthSetup.Path, StringComparison.OrdinalIgnoreCase))
            return new Sender(Kind.Unlimited, HealthSetup.Path);
        if (IdentityOf(context.User) is { } identity)
            return new Sender(IsUnlimited(context.User) ? Kind.Unlimited : IsUpload(request) ? Kind.Uploader : Presented.IsToken(request) ? Kind.Program : Kind.Person, identity);
        return new Sender(Presented.IsToken(request) ? Kind.WrongToken : Kind.Address, Network(context.Connection));
    }

    /// <summary>The identity that is signed in; null for nobody.</summary>
    public static string? IdentityOf(ClaimsPrincipal user) => SignedIn.Of(user)?.Id;

    /// <summary>Whether no limit holds for them: the administrator's token is the operator's own, and what drives tests of load.</summary>
    public static bool IsUnlimited(ClaimsPrincipal user) => SignedIn.Of(user)?.Credential == AdminTokenCredentials.Credential;

    private static bool IsUpload(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.Path.StartsWithSegments(Tickets, StringComparison.OrdinalIgnoreCase, out var rest)
        && rest.Value?.TrimEnd('/').EndsWith(Attachments, StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsSignIn(PathString path) => path.StartsWithSegments(SignIn, StringComparison.OrdinalIgnoreCase, out var rest) && (!rest.HasValue || rest == "/");

    private static string Network(ConnectionInfo connection)
    {
        if (connection.RemoteIpAddress is not { } remote)
            return "";
        var address = AuditEntries.Plain(remote);
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
