using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Load.Plans;

/// <summary>What is asked of the server about one ticket: the body of a POST under <c>/api/v1/tickets</c>.</summary>
public abstract record TicketRequest
{
    /// <summary>The command as the contract names it: <c>report</c>, <c>assign</c>, <c>finish-visit</c> ….</summary>
    [JsonIgnore]
    public abstract string Name { get; }

    /// <summary>When it happened, UTC; null for now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The body in UTF-8.</summary>
    public byte[] ToBody() => JsonSerializer.SerializeToUtf8Bytes(this, GetType(), DispatchJson.Options);
}
