namespace Dispatch.Load.Server;

/// <summary>The server did not answer for longer than patience lasts; the message is one sentence for the person at the terminal.</summary>
public sealed class ServerLostException(string message, Exception? inner = null) : Exception(message, inner);
