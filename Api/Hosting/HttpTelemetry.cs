using Dispatch.Hosting.Health;
using Dispatch.Hosting.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Dispatch.Hosting;

/// <summary>HTTP in the telemetry of the process: where traces begin.</summary>
internal static class HttpTelemetry
{
    /// <summary>Adds requests, all but those that ask how it is; nothing while no receiver is named.</summary>
    public static void AddHttpTelemetry(this WebApplicationBuilder builder)
    {
        if (!TelemetryHosting.IsOn(builder.Configuration))
            return;
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddAspNetCoreInstrumentation(
            http => http.Filter = context => !context.Request.Path.StartsWithSegments(HealthSetup.Path, StringComparison.Ordinal)));
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddAspNetCoreInstrumentation());
    }
}
