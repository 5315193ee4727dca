using Microsoft.Extensions.Configuration;

namespace Dispatch.Hosting.Telemetry;

/// <summary>Whether and as whom this process sends telemetry. The rest of the standard's settings the exporter reads itself.</summary>
/// <param name="Service">The name that its telemetry carries.</param>
internal sealed record TelemetrySettings(string Service)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";
    private const string DisabledKey = "OTEL_SDK_DISABLED";
    private const string ServiceKey = "OTEL_SERVICE_NAME";
    private const string DefaultService = "dispatch";

    /// <summary>Keys of the receiver's address: for everything, and for one signal.</summary>
    private static readonly string[] s_endpoints = [Prefix + "ENDPOINT", Prefix + "TRACES_ENDPOINT", Prefix + "METRICS_ENDPOINT", Prefix + "LOGS_ENDPOINT"];

    private static readonly string[] s_protocols = [Prefix + "PROTOCOL", Prefix + "TRACES_PROTOCOL", Prefix + "METRICS_PROTOCOL", Prefix + "LOGS_PROTOCOL"];

    /// <summary>Reads the settings; null where no receiver is named, or all of it is switched off.</summary>
    /// <exception cref="StartupException">One of them cannot be; the exporter would pass over it in silence.</exception>
    public static TelemetrySettings? Read(IConfiguration configuration)
    {
        if (string.Equals(configuration[DisabledKey], "true", StringComparison.OrdinalIgnoreCase))
            return null;
        var endpoints = s_endpoints.Where(key => configuration[key] is { Length: > 0 }).ToList();
        if (endpoints.Count == 0)
            return null;
        foreach (var key in endpoints)
        {
            if (!Uri.TryCreate(configuration[key], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw new StartupException($"{key} is '{configuration[key]}'; it may be the address of an OTLP receiver, for example http://collector:4317.");
        }

        foreach (var key in s_protocols)
        {
            if (configuration[key] is { Length: > 0 } protocol and not ("grpc" or "http/protobuf"))
                throw new StartupException($"{key} is '{protocol}'; it may be grpc or http/protobuf.");
        }

        return new TelemetrySettings(configuration[ServiceKey] is { Length: > 0 } named ? named : DefaultService);
    }
}
