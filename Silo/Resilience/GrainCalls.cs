using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Dispatch.Resilience;

/// <summary>
/// How the way to a grain meets faults. A question may be lost with the silo that had it, and then nobody says so: the caller would wait for the whole
/// response timeout. What is not answered soon is asked again, and only the last question's answer counts. For what may be asked twice: reads, subscriptions,
/// and commands, which carry a key, are taken one after the other, act once and are answered alike.
/// </summary>
public sealed class GrainCalls(ResiliencePipelineProvider<string> pipelines)
{
    /// <summary>Name of the pipeline.</summary>
    public const string Name = "grains";

    /// <summary>Longer than a living silo lets a read or a commit try; nearly all answers come a hundred times sooner.</summary>
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(3.5);

    /// <summary>Together with the first, about as long as one question may take elsewhere.</summary>
    private const int Again = 2;

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(Name);

    /// <summary>Registers it.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<GrainCalls>();
        services.AddResiliencePipeline(Name, static (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline
                .AddRetry(new RetryStrategyOptions
                {
                    // An answer is an answer, also that it went wrong: whoever asked says what to do then.
                    ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is TimeoutRejectedException),
                    MaxRetryAttempts = Again,
                    Delay = TimeSpan.Zero,
                    OnRetry = static _ =>
                    {
                        ResilienceMetrics.Retried(Name);
                        return ValueTask.CompletedTask;
                    },
                })
                .AddTimeout(s_attempt);
        });
    }

    /// <summary>Asks a grain.</summary>
    /// <param name="question">Asks, as often as it is called, and stops waiting when it is cancelled.</param>
    /// <param name="about">What the question needs.</param>
    /// <param name="cancellationToken">Gives up waiting; what was asked for may be done all the same.</param>
    /// <exception cref="TimeoutException">No answer came: what became of the question is unknown.</exception>
    public async Task<TAnswer> Ask<TAbout, TAnswer>(Func<TAbout, CancellationToken, Task<TAnswer>> question, TAbout about, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (call, cancel) => await call.question(call.about, cancel), (question, about), cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            throw new TimeoutException("The grain did not answer.", e);
        }
    }
}
