using System.Text.Json;
using Dispatch.Tickets;

namespace Dispatch.Chaos.Checking;

/// <summary>A command as its client remembers it: sent until it was answered, always with the same key.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Name">The command, for example <c>assign</c>.</param>
/// <param name="Fact">The type of the event as which it stands in the journal, for example <c>assigned</c>.</param>
/// <param name="Replies">What came back, one reply an attempt, in order.</param>
public sealed record SentCommand(string Key, string Name, string Fact, IReadOnlyList<Reply> Replies)
{
    /// <summary>The first acknowledgement; null where there is none.</summary>
    public Reply? Acknowledgement => Replies.FirstOrDefault(reply => reply.IsAcknowledged);

    /// <summary>Whether every attempt was refused, so that nothing can have been done.</summary>
    public bool IsRefused => Replies.Count > 0 && Replies.All(reply => reply.IsRefused);

    /// <summary>The ticket and its version, as the acknowledgement tells them.</summary>
    /// <exception cref="JsonException">It tells none.</exception>
    public (TicketNumber Number, int Version) ReadAcknowledgement()
    {
        using var body = JsonDocument.Parse(Acknowledgement!.Body);
        var number = body.RootElement.GetProperty("number").GetString()!;
        return TicketNumber.TryParse(number, out var ticket)
            ? (ticket, body.RootElement.GetProperty("version").GetInt32())
            : throw new JsonException($"'{number}' is no ticket's number.");
    }
}
