namespace Dispatch.Testing;

/// <summary>A request as the receiver saw it.</summary>
public sealed record WebhookRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Body);
