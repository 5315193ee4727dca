using System.CommandLine;
using System.CommandLine.Parsing;

namespace Dispatch.Load.Cli;

/// <summary>Where the server is and how to get in: the same for every command.</summary>
internal static class ServerArguments
{
    private const string TokenVariable = "DISPATCH_TOKEN";

    public static Option<Uri> Url { get; } = new("--url")
    {
        Description = "The server.",
        DefaultValueFactory = _ => new Uri("http://localhost:5080/"),
        CustomParser = result => Address("--url", result.Tokens.Single().Value, result),
    };

    public static Option<Uri[]> Also { get; } = new("--also")
    {
        Description = "Further API processes of the same cluster, among which clients and screens are shared out.",
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => Address("--also", token.Value, result)).OfType<Uri>()],
    };

    public static Option<Uri?> Beside { get; } = new("--beside")
    {
        Description = "Another installation, loaded in turns in the same way, as a baseline; the token is of both.",
        CustomParser = result => Address("--beside", result.Tokens.Single().Value, result),
    };

    public static Option<string?> Token { get; } = new("--token")
    {
        Description = $"Bearer token; by default the environment's {TokenVariable}, else the session that a Development server gives to browsers.",
    };

    public static string? TokenOf(ParseResult parsed) =>
        parsed.GetValue(Token) ?? (Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token ? token : null);

    private static Uri? Address(string option, string text, ArgumentResult result)
    {
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"{option} is '{text}'; it looks like http://localhost:5080.");
        return null;
    }
}
