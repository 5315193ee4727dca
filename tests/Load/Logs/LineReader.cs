namespace Dispatch.Load.Logs;

/// <summary>Reads lines as rows; a line that cannot be read is named and left out.</summary>
public static class LineReader
{
    /// <summary>The rows, in the order of the file, and the lines that are none.</summary>
    public static (IReadOnlyList<T> Rows, IReadOnlyList<MalformedLine> Malformed) ReadAll<T>(IEnumerable<LogLine> lines, Func<LogLine, T> read)
    {
        var rows = new List<T>();
        var malformed = new List<MalformedLine>();
        foreach (var line in lines)
        {
            try
            {
                rows.Add(line.Fields.Length < line.Columns.Count
                    ? throw new FormatException($"has {line.Fields.Length} columns, the header has {line.Columns.Count}")
                    : read(line));
            }
            catch (FormatException e)
            {
                malformed.Add(new MalformedLine(line.Number, e.Message));
            }
        }
        return (rows, malformed);
    }
}
