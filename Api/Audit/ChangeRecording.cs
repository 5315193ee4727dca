using Dispatch.Access;
using Dispatch.Security.Access;

namespace Dispatch.Audit;

/// <summary>
/// Records what was changed about rules, roster and notifications, before the answer is sent. Which endpoints that concerns is said by what they
/// need; the others are not touched.
/// </summary>
internal static class ChangeRecording
{
    /// <summary>Records the changes of all endpoints of the group.</summary>
    public static RouteGroupBuilder RecordChanges(this RouteGroupBuilder api)
    {
        // Filters are made when everything about an endpoint is known.
        ((IEndpointConventionBuilder)api).Add(endpoint => endpoint.FilterFactories.Add((_, next) =>
            endpoint.Metadata.OfType<NeedsAttribute>().LastOrDefault() is { } needs && KindOf(needs.Permission) is { } kind
                ? call => Record(kind, call, next)
                : next));
        return api;
    }

    private static string? KindOf(Permissions needed) =>
        needed.HasFlag(Permissions.WriteRoster) ? AuditKinds.RosterChanged
        : needed.HasFlag(Permissions.WriteRules) || needed.HasFlag(Permissions.WriteNotifications) ? AuditKinds.RulesChanged
        : null;

    private static async ValueTask<object?> Record(string kind, EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var result = await next(call);
        var context = call.HttpContext;
        if (IsSuccess(result) && !OnlyShows(context.Request))
        {
            // It has happened: whether the sender still waits does not matter.
            await context.RequestServices.GetRequiredService<IAuditLog>().Record(AuditEntries.Of(context, kind, Detail(context)), CancellationToken.None);
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
}
