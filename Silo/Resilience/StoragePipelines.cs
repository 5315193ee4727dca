using Dispatch.Storage;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Dispatch.Resilience;

/// <summary>
/// How storage meets faults: transient errors are retried with jitter, a database that keeps failing is left alone for a moment, and
/// whoever waits hears within seconds that it cannot be reached.
/// </summary>
internal sealed partial class StoragePipelines(ResiliencePipelineProvider<string> pipelines, ILogger<StoragePipelines> logger)
{
    /// <summary>Name of the pipeline of commits.</summary>
    public const string Commits = "storage";

    /// <summary>Name of the pipeline of reads of one ticket or one page.</summary>
    public const string Reads = "storage-reads";

    /// <summary>Name of the pipeline of reads of whole feeds.</summary>
    public const string BulkReads = "storage-bulk-reads";

    /// <summary>Name of the pipeline of reports, which go over months of the journal.</summary>
    public const string Reports = "storage-reports";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan s_bulkPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_reportPatience = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline _commits = pipelines.GetPipeline(Commits);
    private readonly ResiliencePipeline _reads = pipelines.GetPipeline(Reads);
    private readonly ResiliencePipeline _bulkReads = pipelines.GetPipeline(BulkReads);
    private readonly ResiliencePipeline _reports = pipelines.GetPipeline(Reports);

    /// <summary>Registers the pipelines.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<StoragePipelines>();
        Register(services, Commits, s_patience, s_attempt);
        Register(services, Reads, s_patience, s_attempt);
        Register(services, BulkReads, s_bulkPatience, s_bulkPatience);
        Register(services, Reports, s_reportPatience, s_reportPatience);
    }

    /// <summary>Carries out a write.</summary>
    public Task<T> Commit<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> write) => Run(_commits, state, write, CancellationToken.None);

    /// <summary>Carries out a read.</summary>
    public Task<T> Read<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        Run(_reads, state, read, cancellationToken);

    /// <summary>Carries out a read of many rows.</summary>
    public Task<T> ReadMany<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        Run(_bulkReads, state, read, cancellationToken);

    /// <summary>Carries out a read that goes over everything that a report counts.</summary>
    public Task<T> ReadAll<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        Run(_reports, state, read, cancellationToken);

    private async Task<T> Run<TState, T>(
        ResiliencePipeline pipeline, TState state, Func<TState, CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                static async (call, token) => await call.action(call.state, token), (action, state), cancellationToken);
        }
        catch (Exception e) when (e is BrokenCircuitException or TimeoutRejectedException)
        {
            LogUnavailable(e);
            throw new StoreUnavailableException("The database cannot be reached.");
        }
    }

    private static void Register(IServiceCollection services, string name, TimeSpan patience, TimeSpan attempt) =>
        services.AddResiliencePipeline(name, (pipeline, context) =>
        {
            var database = context.ServiceProvider.GetRequiredService<Database>();
            bool IsTransient(Exception? e) => e is TimeoutRejectedException || (e is not null && database.IsTransient(e));
            pipeline.TimeProvider = TimeProvider.System;
            pipeline
                .AddTimeout(patience)
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome.Exception)),
                    MaxRetryAttempts = int.MaxValue,
                    Delay = TimeSpan.FromMilliseconds(25),
                    MaxDelay = TimeSpan.FromMilliseconds(400),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    OnRetry = arguments =>
                    {
                        ResilienceMetrics.Retried(name);
                        database.Heal(arguments.Outcome.Exception);
                        return ValueTask.CompletedTask;
                    },
                })
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions
                {
                    ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome.Exception)),
                    FailureRatio = 0.9,
                    MinimumThroughput = 20,
                    SamplingDuration = TimeSpan.FromSeconds(5),
                    BreakDuration = TimeSpan.FromSeconds(1),
                })
                .AddTimeout(attempt);
        });

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer; whoever asked is told so.")]
    private partial void LogUnavailable(Exception exception);
}
