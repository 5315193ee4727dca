namespace Dispatch.Load.Server;

/// <summary>The server does not let the tool in; the message is one sentence for the person at the terminal.</summary>
public sealed class SignInException(string message) : Exception(message);
