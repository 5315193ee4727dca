using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>A step of a request of the past.</summary>
/// <param name="As">Who, as the On-Behalf-Of header names them.</param>
/// <param name="Command">The command; empty for the report.</param>
/// <param name="Body">What they said, and when.</param>
internal sealed record PastStep(string As, string Command, CommandRequest Body);
