using System.Text.Json.Nodes;

namespace Dispatch.Chaos.Clients;

/// <summary>A command that a client is about to send.</summary>
/// <param name="Name">The command, for example <c>assign</c>.</param>
/// <param name="Fact">The type of the event as which it will stand in the journal.</param>
/// <param name="Ticket">The ticket's number; null for a report.</param>
/// <param name="Body">What it says.</param>
internal sealed record Draft(string Name, string Fact, string? Ticket, JsonObject Body)
{
    /// <summary>Where it is sent.</summary>
    public string Path => Ticket is null ? "api/v1/tickets" : $"api/v1/tickets/{Ticket}/{Name}";
}
