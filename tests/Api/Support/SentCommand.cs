using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api;

/// <summary>A command with its idempotency key: sent again, it acts once.</summary>
internal sealed record SentCommand(string Path, object? Body, string Key)
{
    public static SentCommand Of(string path, object? body) => new(path, body, Guid.NewGuid().ToString());

    public Task<Answer> To(Caller api) => api.Post(Path, Body is JsonNode node ? node.DeepClone() : Body, ("Idempotency-Key", Key));
}
