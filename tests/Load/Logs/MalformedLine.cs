namespace Dispatch.Load.Logs;

/// <summary>A line that could not be read.</summary>
/// <param name="Line">Its number in the file, from 1, the header counted.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record MalformedLine(int Line, string Reason);
