using System.CommandLine;
using System.CommandLine.Parsing;

namespace Dispatch.Load.Cli;

/// <summary>What holds for a command while it is still being checked.</summary>
internal static class Given
{
    /// <summary>The value of an option, or its default: a validator is not told the defaults of options that nobody wrote.</summary>
    public static T Or<T>(CommandResult command, Option<T> option) =>
        command.GetResult(option) is { } written ? written.GetValueOrDefault<T>()! : (T)option.GetDefaultValue()!;
}
