using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dispatch.Security.Rates;

/// <summary>Limits how many connections to the hub an identity has, and how much is called on each. What is too much is refused; the connection stays.</summary>
internal sealed class HubRates(IOptions<RateLimitOptions> options) : IHubFilter
{
    private static readonly object s_bucket = new();

    private readonly ConcurrentDictionary<string, int> _connections = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (Limited(context.Context) is { } identity)
        {
            if (_connections.AddOrUpdate(identity, 1, static (_, count) => count + 1) > options.Value.HubConnections)
            {
                Leave(identity);
                throw new HubException("Too many connections at once: close others first.");
            }

            context.Context.Items[s_bucket] = new TokenBucketRateLimiter(RateSetup.Bucket(options.Value.HubCalls));
        }

        await next(context);
    }

    /// <inheritdoc />
    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (context.Context.Items.Remove(s_bucket, out var bucket))
        {
            ((TokenBucketRateLimiter)bucket!).Dispose();
            Leave(Limited(context.Context)!);
        }

        await next(context, exception);
    }

    /// <inheritdoc />
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.Context.Items.TryGetValue(s_bucket, out var kept) && kept is TokenBucketRateLimiter bucket)
        {
            bucket.TryReplenish();
            using var lease = bucket.AttemptAcquire();
            if (!lease.IsAcquired)
                throw new HubException("Too many calls: wait a second, then go on more slowly.");
        }

        return next(invocationContext);
    }

    /// <summary>The identity whose connections are counted; null for one that no limit holds for.</summary>
    private static string? Limited(HubCallerContext context) =>
        context.User is { } user && !Sender.IsUnlimited(user) ? Sender.IdentityOf(user) : null;

    private void Leave(string identity)
    {
        if (_connections.AddOrUpdate(identity, 0, static (_, count) => count - 1) == 0)
            _connections.TryRemove(KeyValuePair.Create(identity, 0));
    }
}
