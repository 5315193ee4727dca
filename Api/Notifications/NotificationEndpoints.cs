using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;
using Dispatch.Sla;

namespace Dispatch.Notifications;

/// <summary>The outbox over HTTP: what was told, what waits, and what is dead and may be tried again.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("/", NotificationList.Get).Needs(Permissions.ReadNotifications).WithSummary("Notifications, newest first").Produces<Page<NotificationResponse>>();
        notifications.MapPost("/{id}/retry", Retry).Needs(Permissions.WriteNotifications, sees: Permissions.ReadNotifications).WithSummary("Try a dead notification again")
            .Produces<NotificationResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> Retry(string id, INotificationStore store, IClusterClient cluster, CancellationToken cancellationToken)
    {
        if (!long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            || await store.Find(number, cancellationToken) is not { } found)
            return Problem.NotFound(ProblemCodes.UnknownNotification, $"There is no notification '{id}'.");
        var channel = cluster.GetGrain<INotificationChannelGrain>(INotificationChannelGrain.KeyOf(found.Notice.Channel));
        if (!await channel.Retry(number, cancellationToken))
        {
            return Problem.Result(
                StatusCodes.Status409Conflict, ProblemCodes.NotificationNotDead, "Only a dead notification can be tried again; this one is on its way, or has arrived.");
        }

        return TypedResults.Ok(NotificationResponse.Of((await store.Find(number, cancellationToken))!));
    }
}
