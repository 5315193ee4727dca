using System.Net.Sockets;
using System.Text.RegularExpressions;
using Dispatch.Backups;
using Dispatch.Hosting.Clustering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Hosting;

/// <summary>What an administrator reads when a process cannot start: one sentence, no stack.</summary>
public static partial class StartFailure
{
    /// <summary>Where the host and Orleans log a failed start with its stack; the sentence says it better.</summary>
    private static readonly string[] s_categories = ["Microsoft.Extensions.Hosting.Internal.Host", "Orleans.Runtime.SiloLifecycleSubject"];

    /// <summary>Leaves it to the sentence to say why a start failed.</summary>
    public static ILoggingBuilder LeaveToSentences(this ILoggingBuilder logging)
    {
        foreach (var category in s_categories)
            logging.AddFilter(category, LogLevel.Critical);
        return logging;
    }

    /// <summary>The sentence, null if this is a fault and not a matter of installation.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartupException or BackupException => exception.Message,
        OptionsValidationException options => string.Join(" ", options.Failures),
        InvalidOperationException when UnreadableSetting().Match(exception.Message) is { Success: true } setting =>
            $"{setting.Groups["key"].Value} is '{setting.Groups["value"].Value}', which cannot be read as {Words(setting.Groups["type"].Value)}.",
        IOException when exception.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) =>
            $"{exception.Message} Stop the other program, or choose another address with --urls http://localhost:5081.",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"A port between nodes is in use: stop the other program, or set {NodePorts.SiloKey} and {NodePorts.GatewayKey} to ports that are free.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"{NodeAddress.AddressKey} is no address of this machine: set it to one that is, or {NodeAddress.ListenKey} to where connections are taken, for example 0.0.0.0.",
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };

    private static string Words(string type) => type switch
    {
        "System.TimeSpan" => "a duration, for example 01:30:00",
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Double" => "a number",
        "System.Boolean" => "true or false",
        _ => "what this setting may be",
    };

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']*)' to type '(?<type>[^']*)'", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex UnreadableSetting();
}
