using System.Threading.RateLimiting;
using Dispatch.Tickets;

namespace Dispatch.Security.Rates;

/// <summary>
/// Limits how many requests are under way at once, whoever sent them. A database that is slow is met here first: what would only make the queue longer is refused
/// at once, memory is bounded, and commands and questions leave each other their share.
/// </summary>
internal static class Crowding
{
    private static readonly PathString s_api = "/api/v1";
    private static readonly PathString s_tickets = "/api/v1/tickets";

    private enum Share
    {
        /// <summary>Pages, health, the hub: what holds no place while it waits for the database.</summary>
        Other,
        Commands,
        Questions,
    }

    /// <summary>The limit of all requests.</summary>
    public static PartitionedRateLimiter<HttpContext> OfAll(RateLimitOptions options) => PartitionedRateLimiter.Create<HttpContext, Share>(context =>
        ShareOf(context.Request) switch
        {
            Share.Commands => RateLimitPartition.GetConcurrencyLimiter(Share.Commands, _ => AtOnce(options.Commands)),
            Share.Questions => RateLimitPartition.GetConcurrencyLimiter(Share.Questions, _ => AtOnce(options.Questions)),
            var other => RateLimitPartition.GetNoLimiter(other),
        });

    /// <summary>The limit of commands to one ticket: one that everybody hurries to leaves the others their places.</summary>
    public static PartitionedRateLimiter<HttpContext> OfOneTicket(RateLimitOptions options) => PartitionedRateLimiter.Create<HttpContext, long>(context =>
        TicketOf(context.Request) is { } ticket
            ? RateLimitPartition.GetConcurrencyLimiter(ticket.Value, _ => AtOnce(options.CommandsOfOneTicket))
            : RateLimitPartition.GetNoLimiter(0L));

    /// <summary>Nobody queues here: who is refused knows at once.</summary>
    private static ConcurrencyLimiterOptions AtOnce(int permits) => new() { PermitLimit = permits, QueueLimit = 0 };

    private static Share ShareOf(HttpRequest request) =>
        !request.Path.StartsWithSegments(s_api, StringComparison.OrdinalIgnoreCase) ? Share.Other
        : Asks(request) ? Share.Questions
        : Share.Commands;

    private static TicketNumber? TicketOf(HttpRequest request)
    {
        if (Asks(request) || !request.Path.StartsWithSegments(s_tickets, StringComparison.OrdinalIgnoreCase, out var rest))
            return null;
        var path = rest.Value.AsSpan().TrimStart('/');
        var end = path.IndexOf('/');
        return end > 0 && TicketNumber.TryParse(path[..end].ToString(), out var number) ? number : null;
    }

    private static bool Asks(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
