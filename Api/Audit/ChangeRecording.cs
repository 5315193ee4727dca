using Dispatch.Access;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Tickets;

namespace Dispatch.Audit;

/// <summary>
/// Records what is changed about people, rights, rules and roster: noted before anything is done, so that nothing is done that cannot be noted; ended with
/// its lines before the answer is sent. Which endpoints that concerns is said by what they need, or by themselves.
/// </summary>
internal static partial class ChangeRecording
{
    private static readonly object s_lines = new();

    /// <summary>Says of an endpoint what its changes are recorded as, where what it needs does not say so.</summary>
    public static RouteHandlerBuilder Records(this RouteHandlerBuilder endpoint, string kind) => endpoint.WithMetadata(new RecordedAs(kind));

    /// <summary>Records the changes of all endpoints of the group.</summary>
    public static RouteGroupBuilder RecordChanges(this RouteGroupBuilder api)
    {
        // Filters are made when everything about an endpoint is known.
        ((IEndpointConventionBuilder)api).Add(endpoint => endpoint.FilterFactories.Add((_, next) =>
            KindOf(endpoint.Metadata) is { } kind ? call => Record(kind, call, next) : next));
        return api;
    }

    /// <summary>What the changes of an endpoint are recorded as; null where they are not.</summary>
    public static string? KindOf(IEnumerable<object> endpoint) =>
        endpoint.OfType<RecordedAs>().LastOrDefault()?.Kind ?? KindOf(endpoint.OfType<NeedsAttribute>().LastOrDefault()?.Permission ?? Permissions.None);

    /// <summary>Says what was done, in words of its own instead of the address that was asked; lines are written also where the answer is no.</summary>
    public static void Did(this HttpContext context, string kind, string? subject = null, string? detail = null)
    {
        var who = context.Who();
        context.Did(kind, who.Id, who.Role, subject, detail);
    }

    /// <summary>The same about somebody who is not signed in as such.</summary>
    public static void Did(this HttpContext context, string kind, string actor, string? role, string? subject, string? detail = null)
    {
        if (context.Items[s_lines] is not List<AuditEntry> lines)
            throw new InvalidOperationException("The endpoint does not say that it is recorded.");
        lines.Add(new AuditEntry(kind, actor, role, subject, AuditEntries.AddressOf(context.Connection), detail));
    }

    private static string? KindOf(Permissions needed) =>
        needed.HasFlag(Permissions.ManageAccounts) ? AuditKinds.AccountChanged
        : needed.HasFlag(Permissions.WriteRoster) ? AuditKinds.RosterChanged
        : needed.HasFlag(Permissions.WriteRules) || needed.HasFlag(Permissions.WriteNotifications) ? AuditKinds.RulesChanged
        : null;

    private static async ValueTask<object?> Record(string kind, EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (OnlyShows(context.Request))
            return await next(call);
        var log = context.RequestServices.GetRequiredService<IAuditLog>();
        var begun = await log.Begin(AuditEntries.Of(context, kind, context.Request.Method), context.RequestAborted);
        List<AuditEntry> lines = [];
        context.Items[s_lines] = lines;

        // Whatever is thrown, nobody knows what was done until then: the note stays, and becomes a line by itself.
        var result = await next(call);
        if (lines.Count == 0 && IsSuccess(result))
            lines.Add(AuditEntries.Of(context, kind, Detail(context)));
        try
        {
            // It has happened: whether the sender still waits does not matter.
            await log.End(begun, lines, CancellationToken.None);
        }
        catch (StoreUnavailableException e)
        {
            // Nor is it undone because the database is away now. The note is there.
            LogNotEnded(context.RequestServices.GetRequiredService<ILogger<AbandonedChanges>>(), e, begun);
        }

        return result;
    }

    private static bool IsSuccess(object? result)
    {
        var answer = result is INestedHttpResult nested ? nested.Result : result;
        return ((answer as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK) is >= 200 and < 300;
    }

    /// <summary>Reading changes nothing, nor does asking what a change would be.</summary>
    private static bool OnlyShows(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Query["preview"] == "true";

    private static string Detail(HttpContext context) =>
        context.Response.Headers.ETag.ToString() is { Length: > 2 } version ? $"{context.Request.Method}, version {version.Trim('"')}" : context.Request.Method;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database went away before the audit log could say what became of {Begun}; its line will say that it is not known.")]
    private static partial void LogNotEnded(ILogger logger, Exception exception, string begun);

    private sealed record RecordedAs(string Kind);
}
