using System.Reflection;
using Dispatch.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dispatch.Hosting.Telemetry;

/// <summary>
/// Traces, metrics and logs over OTLP, of grains and SQL; the API adds HTTP. Nothing of it is registered while no receiver is named, so that it costs nothing then:
/// no listener, no filter around grain calls, no provider of logs.
/// </summary>
public static class TelemetryHosting
{
    /// <summary>All that Dispatch counts itself; see docs/operations.md.</summary>
    private const string OwnMeters = "Dispatch.*";

    /// <summary>The API's first start, which this assembly does not know.</summary>
    private const string FirstStartCategory = "Dispatch.Hosting.FirstStart";

    /// <summary>What others here count: silos, SQL, resilience pipelines.</summary>
    private static readonly string[] s_meters = [OwnMeters, "Microsoft.Orleans", "Npgsql", "Polly"];

    /// <summary>Commits, grain calls, what Orleans does for them, SQL.</summary>
    private static readonly string[] s_sources =
        [CommitTraces.SourceName, "Microsoft.Orleans.Application", "Microsoft.Orleans.Storage", "Npgsql"];

    /// <summary>Whether a receiver is named.</summary>
    /// <exception cref="StartupException">A setting of telemetry cannot be.</exception>
    public static bool IsOn(IConfiguration configuration) => TelemetrySettings.Read(configuration) is not null;

    /// <summary>Sends telemetry to the receiver that the standard <c>OTEL_…</c> variables name; does nothing where they name none.</summary>
    /// <exception cref="StartupException">One of them cannot be.</exception>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (TelemetrySettings.Read(builder.Configuration) is not { } settings)
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(settings.Service, serviceVersion: Version()))
            .WithTracing(tracing => tracing
                .AddSource(s_sources)
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(s_meters)
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .WithLogging(null, logs => logs.IncludeFormattedMessage = true)
            .UseOtlpExporter();
        // It prints the administrator's token, once, to whoever installs this: no copy of that leaves the machine.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(FirstStartCategory, LogLevel.None);
    }

    /// <summary>Lets traces go on from grain to grain, where there are any.</summary>
    internal static ISiloBuilder UseTelemetry(this ISiloBuilder silo, IConfiguration configuration) =>
        IsOn(configuration) ? silo.AddActivityPropagation() : silo;

    /// <summary>Lets traces go on to the grains of silos elsewhere.</summary>
    internal static IClientBuilder UseTelemetry(this IClientBuilder client, IConfiguration configuration) =>
        IsOn(configuration) ? client.AddActivityPropagation() : client;

    private static string? Version() => typeof(TelemetryHosting).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
