using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Dispatch.Resilience;

/// <summary>
/// How the way to a ticket meets faults. A question may be lost with the silo that had it, and then nobody says so: the caller would wait for the whole
/// response timeout. What is not answered soon is asked again under the same key, and only the last question's answer counts: a ticket takes them one after
/// the other, acts once and answers all alike.
/// </summary>
public sealed class CommandPipeline(ResiliencePipelineProvider<string> pipelines)
{
    /// <summary>Name of the pipeline.</summary>
    public const string Name = "commands";

    /// <summary>Longer than a living silo lets a read or a commit try; nearly all answers come a hundred times sooner.</summary>
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(3.5);

    /// <summary>Together with the first, about as long as one question may take elsewhere.</summary>
    private const int Again = 2;

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(Name);

    /// <summary>Registers it.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<CommandPipeline>();
        services.AddResiliencePipeline(Name, static (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline
                .AddRetry(new RetryStrategyOptions
                {
                    // An answer is an answer, also that it went wrong: who sent the command says what to do then.
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

    /// <summary>Sends a command to its ticket.</summary>
    /// <exception cref="TimeoutException">No answer came: what became of the command is unknown.</exception>
    public async Task<CommandOutcome> Send(ITicketGrain ticket, CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (call, cancel) => await call.ticket.Execute(call.envelope, cancel), (ticket, envelope), cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            throw new TimeoutException("The ticket did not answer.", e);
        }
    }
}
