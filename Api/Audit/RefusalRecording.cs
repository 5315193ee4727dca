using Dispatch.Security;

namespace Dispatch.Audit;

/// <summary>
/// Sees every answer that says no because of who asked, wherever it was decided: 403; what was hidden from somebody; and what came with a
/// credential that opens nothing. Who brings no credential at all is not worth a line.
/// </summary>
internal static class RefusalRecording
{
    private static readonly object s_mark = new();

    /// <summary>Looks at the answers of all that follows.</summary>
    public static void UseRefusalRecording(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<RefusalLog>();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (IsRefusal(context))
                log.Note(KeyOf(context), () => EntryOf(context));
        });
    }

    /// <summary>Says of an answer that would not show it that it is a refusal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="why">What was refused, in a few words.</param>
    public static void MarkAsRefused(this HttpContext context, string why) => context.Items[s_mark] = why;

    /// <summary>Takes the refusal of a call on a hub, which has no answer of its own.</summary>
    public static void Note(this RefusalLog log, HttpContext context, string method) => log.Note(
        KeyOf(context) with { Endpoint = method }, () => AuditEntries.Of(context, AuditKinds.Refused, $"call of {method}"));

    private static bool IsRefusal(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden => true,
        StatusCodes.Status401Unauthorized or StatusCodes.Status429TooManyRequests => Presented.IsWrong(context),
        >= StatusCodes.Status400BadRequest => context.Items.ContainsKey(s_mark),
        _ => false,
    };

    private static RefusalKey KeyOf(HttpContext context) => new(
        SignedIn.Of(context.User)?.Id,
        AuditEntries.AddressOf(context.Connection),
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
        context.Response.StatusCode);

    private static AuditEntry EntryOf(HttpContext context)
    {
        var why = context.Items[s_mark] is string marked ? $": {marked}" : Presented.IsWrong(context) ? ": wrong credential" : "";
        return AuditEntries.Of(context, AuditKinds.Refused, $"{context.Request.Method} {context.Response.StatusCode}{why}");
    }
}
