using Microsoft.Extensions.Options;

namespace Dispatch.Hosting;

/// <summary>What an administrator reads when the server cannot start: one sentence, no stack.</summary>
internal static class StartFailure
{
    /// <summary>Where the host logs a failed start with its stack; the sentence says it better.</summary>
    public const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>The sentence, null if this is a fault and not a matter of installation.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartupException => exception.Message,
        OptionsValidationException options => string.Join(" ", options.Failures),
        IOException when exception.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) =>
            $"{exception.Message} Stop the other program, or choose another address with --urls http://localhost:5081.",
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };
}
