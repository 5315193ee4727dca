using System.CommandLine;
using System.Globalization;

namespace Dispatch.Load.Cli;

/// <summary>The option <c>--speed</c>: <c>max</c>, or a multiple of the log's own time such as <c>60x</c>.</summary>
internal static class SpeedArgument
{
    /// <summary>The option; its value is null for <c>max</c>.</summary>
    public static Option<double?> Option { get; } = new("--speed")
    {
        Description = "'max', or a multiple of the log's own time, such as 60x.",
        DefaultValueFactory = _ => null,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (text == "max")
                return null;
            if (text.EndsWith('x') && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor > 0)
                return factor;
            result.AddError($"--speed is '{text}'; it may be 'max' or a multiple such as 60x.");
            return null;
        },
    };
}
