using System.Globalization;
using System.Threading.RateLimiting;
using Dispatch.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dispatch.Security.Rates;

/// <summary>
/// Limits what one sender may ask: a bucket of tokens for each, so that a flood of one does not become another's. Buckets that are full again are
/// dropped after some seconds, so that memory is needed only for who was there just now. Each process counts for itself.
/// </summary>
internal static class RateSetup
{
    /// <summary>Adds the limits and their settings.</summary>
    public static IServiceCollection AddRates(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptions.Validator>();
        services.AddSingleton<HubRates>();
        services.Configure<HubOptions>(hub => hub.AddFilter<HubRates>());
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, options) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(Create(options.Value), Crowding.OfOneTicket(options.Value), Crowding.OfAll(options.Value));
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = Reject;
        });
        return services;
    }

    /// <summary>The limits of requests.</summary>
    public static PartitionedRateLimiter<HttpContext> Create(RateLimitOptions options) => PartitionedRateLimiter.Create<HttpContext, Sender>(context =>
    {
        var sender = Sender.Of(context);
        return sender.As is Sender.Kind.Unlimited
            ? RateLimitPartition.GetNoLimiter(sender with { Name = "" })
            : RateLimitPartition.GetTokenBucketLimiter(sender, _ => Bucket(LimitOf(sender.As, options)));
    });

    /// <summary>A bucket: as many tokens as may come at once, refilled one by one.</summary>
    public static TokenBucketRateLimiterOptions Bucket(RateLimit limit) => new()
    {
        TokenLimit = limit.Burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = limit.Per / limit.Requests,
        AutoReplenishment = false,
    };

    private static RateLimit LimitOf(Sender.Kind kind, RateLimitOptions options) => kind switch
    {
        Sender.Kind.Person => options.People,
        Sender.Kind.Program => options.Programs,
        Sender.Kind.SignIn => options.SignIns,
        Sender.Kind.WrongToken => options.WrongTokens,
        Sender.Kind.Uploader => options.Uploads,
        _ => options.Addresses,
    };

    /// <summary>A sender who asks too much knows from their bucket when to go on; where all of them together do, nobody does.</summary>
    private static async ValueTask Reject(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var isSender = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after);
        var seconds = Math.Max(1, (long)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        var problem = isSender
            ? Problem.Result(StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyRequests, $"Too many requests: wait {seconds} s, then go on more slowly.")
            : Problem.Result(
                StatusCodes.Status503ServiceUnavailable,
                ProblemCodes.Overloaded,
                "More is asked at once than can be done. Nothing was done; send the same command again with the same Idempotency-Key.");
        await problem.ExecuteAsync(rejected.HttpContext);
    }
}
