using System.IO.Compression;
using CsvHelper;

namespace Dispatch.Load.Logs;

/// <summary>A log as a table: its form and its lines, in the order of the file.</summary>
/// <param name="Form">Recognised by the header.</param>
/// <param name="Lines">Every line after the header, also those with too few columns.</param>
public sealed record LogFile(LogForm Form, IReadOnlyList<LogLine> Lines)
{
    private const byte GzipFirst = 0x1f;
    private const byte GzipSecond = 0x8b;

    private static readonly CsvReaderOptions s_options = new() { TrackLineNumbers = true, PoolStrings = true };

    /// <summary>Reads a CSV file, compressed or not.</summary>
    /// <exception cref="LogUnreadableException">It cannot be read, or is of neither form.</exception>
    public static LogFile Open(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var compressed = file.ReadByte() == GzipFirst && file.ReadByte() == GzipSecond;
            file.Position = 0;
            using var content = compressed ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            using var reader = new StreamReader(content);
            return Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or CsvFormatException)
        {
            throw new LogUnreadableException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads CSV text.</summary>
    /// <exception cref="LogUnreadableException">It is of neither form.</exception>
    public static LogFile Read(TextReader reader)
    {
        using var csv = CsvReader.Create(reader, s_options);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, name) in csv.Headers.ToArray().Index())
            columns.TryAdd(name.Trim(), place);
        var form = LogHeader.Recognise(columns.Keys);
        var lines = new List<LogLine>();
        while (csv.Read())
            lines.Add(new LogLine((int)csv.LineNumber, csv.Current.ToArray(), columns));
        return new LogFile(form, lines);
    }
}
