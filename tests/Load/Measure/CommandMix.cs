using System.Globalization;

namespace Dispatch.Load.Measure;

/// <summary>How often each command is sent, relative to the others.</summary>
public sealed class CommandMix
{
    /// <summary>A day at a help desk.</summary>
    public const string Default = "report=20,qualify=15,assign=18,accept=14,start=12,note=6,suspend=4,resume=4,transfer=3,resolve=14";

    /// <summary>The commands that can be in a mix.</summary>
    public static readonly IReadOnlyList<string> Commands =
        ["report", "qualify", "assign", "accept", "start", "note", "suspend", "resume", "transfer", "resolve"];

    private readonly (string Command, double UpTo)[] _shares;

    private CommandMix((string Command, double UpTo)[] shares) => _shares = shares;

    /// <summary>Reads <c>report=20,qualify=15,…</c>.</summary>
    /// <exception cref="FormatException">It is not such a list; the message says why.</exception>
    public static CommandMix Parse(string text)
    {
        var shares = new List<(string, double)>();
        var sum = 0d;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, share) = part.Split('=') is [var left, var right] ? (left, right) : (part, "");
            if (!Commands.Contains(name))
                throw new FormatException($"'{name}' is none of {string.Join(", ", Commands)}.");
            if (!double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || weight < 0)
                throw new FormatException($"'{part}' is not a command and its share, such as report=20.");
            shares.Add((name, sum += weight));
        }
        return sum > 0 ? new CommandMix([.. shares]) : throw new FormatException("The mix is empty.");
    }

    /// <summary>Draws a command.</summary>
    public string Draw(Random chance)
    {
        var at = chance.NextDouble() * _shares[^1].UpTo;
        return Array.Find(_shares, share => at < share.UpTo).Command;
    }
}
