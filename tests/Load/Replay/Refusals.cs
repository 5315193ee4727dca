namespace Dispatch.Load.Replay;

/// <summary>Refused commands of one sort.</summary>
/// <param name="Code">The server's code.</param>
/// <param name="Command">The command.</param>
/// <param name="Count">How many.</param>
/// <param name="Because">What in the data causes it.</param>
/// <param name="Said">What the server said the first time.</param>
public sealed record Refusals(string Code, string Command, int Count, string Because, string Said);
