using System.Globalization;
using Dispatch.Sla;
using Dispatch.Storage.Commits;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Dispatch.Resilience;

/// <summary>
/// How sending meets faults, a pipeline a channel: a failed attempt is kept in the outbox and repeated with growing delays and jitter; so many
/// attempts at a time, none of which waits; each has its time. A channel that hangs has only its own attempts to hang.
/// </summary>
internal sealed partial class NotificationPipelines(ResiliencePipelineProvider<string> pipelines)
{
    /// <summary>Nobody asks for longer in earnest, and a restart of the process comes sooner.</summary>
    private static readonly TimeSpan s_longestAsked = TimeSpan.FromHours(6);

    private static readonly ResiliencePropertyKey<NotificationMessage> s_message = new("message");

    /// <summary>Registers the pipelines.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<NotificationPipelines>();
        foreach (var channel in Enum.GetValues<NotificationChannel>())
            services.AddResiliencePipeline<string, SendResult>(NameOf(channel), (pipeline, context) => Build(pipeline, channel, context.ServiceProvider));
    }

    /// <summary>Makes attempts until one is taken or refused, or all are used up.</summary>
    /// <returns>What the last attempt came to.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; what became of the message is unknown.</exception>
    public async Task<SendResult> Send(INotificationSender sender, NotificationMessage message, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(s_message, message);
        try
        {
            var outcome = await pipelines.GetPipeline<SendResult>(NameOf(sender.Channel)).ExecuteOutcomeAsync(
                static async (attempt, call) =>
                {
                    try
                    {
                        return Outcome.FromResult(await call.sender.Send(call.message, attempt.CancellationToken));
                    }
                    catch (Exception e)
                    {
                        return Outcome.FromException<SendResult>(e);
                    }
                },
                context,
                (sender, message));
            if (ErrorOf(outcome) is not { } error)
                return outcome.Result;
            cancellationToken.ThrowIfCancellationRequested();
            return SendResult.Failed(error);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static string NameOf(NotificationChannel channel) => "notifications-" + EnumText.Of(channel);

    private static void Build(ResiliencePipelineBuilder<SendResult> pipeline, NotificationChannel channel, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<NotificationOptions>>().Value;
        var store = services.GetRequiredService<INotificationStore>();
        var clock = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILogger<NotificationPipelines>>();
        pipeline.TimeProvider = clock;
        pipeline
            .AddRetry(new RetryStrategyOptions<SendResult>
            {
                ShouldHandle = arguments => ValueTask.FromResult(
                    ErrorOf(arguments.Outcome) is not null
                    && !arguments.Context.CancellationToken.IsCancellationRequested
                    && MessageOf(arguments.Context).Attempts + arguments.AttemptNumber + 1 < options.Attempts),
                MaxRetryAttempts = int.MaxValue,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                // Who says how long to wait is asked again then, and not before.
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result.RetryAfter is { } asked && asked > TimeSpan.Zero
                    ? asked < s_longestAsked ? asked : s_longestAsked
                    : (TimeSpan?)null),
                OnRetry = async arguments =>
                {
                    ResilienceMetrics.Retried(NameOf(channel));
                    var message = MessageOf(arguments.Context);
                    try
                    {
                        await store.Retry(message.Ids, clock.Now() + arguments.RetryDelay, ErrorOf(arguments.Outcome)!);
                    }
                    catch (StoreUnavailableException e)
                    {
                        // It is repeated all the same; only a restart would not know of this attempt.
                        LogNotKept(logger, e, message.Key);
                    }
                },
            })
            .AddConcurrencyLimiter(options.AtATime, int.MaxValue)
            .AddTimeout(options.AttemptTimeout);
    }

    private static NotificationMessage MessageOf(ResilienceContext context) => context.Properties.GetValue(s_message, null!);

    /// <summary>What was wrong with an attempt that may be repeated; null where it was taken, or refused for good.</summary>
    private static string? ErrorOf(Outcome<SendResult> outcome) => outcome switch
    {
        { Exception: TimeoutRejectedException timeout } => string.Create(CultureInfo.InvariantCulture, $"No answer within {timeout.Timeout.TotalSeconds:0.###} s."),
        { Exception: { } exception } => exception.Message,
        { Result: { Verdict: SendVerdict.Failed } failed } => failed.Error ?? "",
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A failed attempt of {Message} cannot be kept in the outbox.")]
    private static partial void LogNotKept(ILogger logger, Exception exception, string message);
}
