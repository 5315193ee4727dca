namespace Dispatch.Load.Logs;

/// <summary>One line of a log, its fields by column name.</summary>
/// <param name="Number">Its number in the file, from 1, the header counted.</param>
/// <param name="Fields">As they stand in the file.</param>
/// <param name="Columns">Where each column stands.</param>
public sealed record LogLine(int Number, string[] Fields, IReadOnlyDictionary<string, int> Columns)
{
    /// <summary>The text in a column, trimmed.</summary>
    public string this[string column] => Fields[Columns[column]].Trim();

    /// <summary>The text in a column; null where it is empty or <c>?</c>.</summary>
    public string? Known(string column) => this[column] is not ("" or "?") and var text ? text : null;
}
