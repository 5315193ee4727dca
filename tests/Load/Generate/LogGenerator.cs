using System.IO.Compression;
using Dispatch.Load.Logs;

namespace Dispatch.Load.Generate;

/// <summary>Generates logs of the two forms that can be replayed, with all that makes real ones awkward.</summary>
public static class LogGenerator
{
    /// <summary>The log, line by line, the header first.</summary>
    public static IEnumerable<string> Generate(GeneratorOptions options)
    {
        var chance = new Random(options.Seed);
        var (header, lines) = options.Form is LogForm.Incidents
            ? (IncidentLines.Header, IncidentLines.Generate(options, chance))
            : (FireLines.Header, FireLines.Generate(options, chance));
        return WithMalformed([.. lines], options.Malformed, chance).Prepend(header);
    }

    /// <summary>Writes a log to a file, compressed where its name ends in <c>.gz</c>.</summary>
    public static void Write(GeneratorOptions options, string path)
    {
        using var file = File.Create(path);
        using var content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Optimal) : (Stream)file;
        using var writer = new StreamWriter(content) { NewLine = "\n" };
        foreach (var line in Generate(options))
            writer.WriteLine(line);
    }

    // Malformed lines are copies of good ones, cut short or with a month that no calendar has, so that the good ones still tell all.
    private static List<string> WithMalformed(List<string> lines, int malformed, Random chance)
    {
        for (var i = 0; i < malformed && lines.Count > 0; i++)
        {
            var place = chance.Next(lines.Count);
            var fields = lines[place].Split(',');
            lines.Insert(place, i % 2 == 0 ? string.Join(',', fields[..3]) : string.Join(',', fields.Select(BreakTime)));
        }
        return lines;
    }

    private static string BreakTime(string field) => field.Count(character => character == '/') == 2 ? "99/99/2016 99:99" : field;
}
