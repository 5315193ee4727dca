namespace Dispatch.Load.Logs;

/// <summary>The file is no log that can be replayed; the message is one sentence for the person who named it.</summary>
public sealed class LogUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
