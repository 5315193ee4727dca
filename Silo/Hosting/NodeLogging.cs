using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Dispatch.Hosting;

/// <summary>What a node without the API logs, unless its settings say otherwise: the API has a file for it.</summary>
internal static class NodeLogging
{
    private static readonly Dictionary<string, string?> s_levels = new(StringComparer.Ordinal)
    {
        ["Default"] = "Information",
        ["Microsoft"] = "Warning",
        ["Microsoft.Hosting.Lifetime"] = "Information",
        ["Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Npgsql"] = "Warning",
        ["Orleans"] = "Warning",
        ["Orleans.Runtime.Watchdog"] = "Error",
        ["Polly"] = "Warning",
    };

    /// <summary>Puts the levels below all other settings.</summary>
    public static void AddNodeLogging(this IConfigurationBuilder configuration) => configuration.Sources.Insert(
        0, new MemoryConfigurationSource { InitialData = s_levels.ToDictionary(level => $"Logging:LogLevel:{level.Key}", level => level.Value) });
}
