using System.CommandLine;
using Dispatch.Load.Generate;
using Dispatch.Load.Logs;

namespace Dispatch.Load.Cli;

/// <summary><c>generate</c>: writes a log of one of the two forms.</summary>
internal static class GenerateCommand
{
    private static readonly Argument<string> s_out = new("out") { Description = "The file; compressed where its name ends in .gz." };
    private static readonly Option<LogForm> s_form = new("--form") { Description = "The form of the log.", Required = true };
    private static readonly Option<int> s_cases = new("--cases") { Description = "How many cases.", DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> s_seed = new("--seed") { Description = "Where chance begins.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> s_malformed = new("--malformed") { Description = "How many malformed lines among the others." };

    public static Command Create()
    {
        var command = new Command("generate", "Generates a log, the same one for the same seed.") { s_out, s_form, s_cases, s_seed, s_malformed };
        command.SetAction(parsed => LogGenerator.Write(
            new GeneratorOptions
            {
                Form = parsed.GetValue(s_form),
                Cases = parsed.GetValue(s_cases),
                Seed = parsed.GetValue(s_seed),
                Malformed = parsed.GetValue(s_malformed),
            },
            parsed.GetValue(s_out)!));
        return command;
    }
}
