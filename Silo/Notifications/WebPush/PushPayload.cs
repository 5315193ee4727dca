using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Sla;

namespace Dispatch.Notifications;

/// <summary>What a push says: identifiers only, since it lies with a stranger until the phone takes it.</summary>
/// <param name="Id">The same in every repetition.</param>
/// <param name="What"><c>given</c>, <c>moved</c>, <c>taken</c> or <c>escalated</c>.</param>
/// <param name="Ticket">The ticket; of several, the newest one's.</param>
/// <param name="At">When it happened.</param>
/// <param name="Count">How many pushes it stands for, where it is more than one.</param>
internal sealed record PushPayload(string Id, string What, string Ticket, DateTimeOffset At, int? Count)
{
    private const string Escalated = "escalated";

    /// <summary>What a message says to a phone.</summary>
    public static PushPayload Of(NotificationMessage message)
    {
        var newest = message.Newest;
        var what = newest.Notice.Work is { } work ? JsonNamingPolicy.CamelCase.ConvertName(work.ToString()) : Escalated;
        return new PushPayload(message.Key, what, newest.Ticket.ToString(), newest.OccurredAt, message.IsDigest ? message.Notifications.Count : null);
    }

    /// <summary>Whether it wakes a phone that saves its battery.</summary>
    [JsonIgnore] public bool IsUrgent => What != "moved";

    /// <summary>What a newer push takes the place of, while it waits for the phone: what is true of the ticket's owner, and what escalates, each for itself.</summary>
    [JsonIgnore] public string Topic => Count is null ? $"{Ticket}{(What == Escalated ? "-e" : "")}" : "digest";
}
