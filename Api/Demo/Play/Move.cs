using Dispatch.Tickets;

namespace Dispatch.Demo.Play;

/// <summary>What somebody of the region does next.</summary>
/// <param name="As">Who, as the On-Behalf-Of header names them.</param>
/// <param name="Path">Where the command goes, below <c>/api/v1/</c>.</param>
/// <param name="Body">The command.</param>
/// <param name="Due">Not before.</param>
internal sealed record Move(string As, string Path, CommandRequest Body, DateTimeOffset Due)
{
    /// <summary>The ticket that it is about; none for a new report.</summary>
    public TicketNumber? Number { get; private init; }

    /// <summary>The version that was seen: whoever was quicker wins.</summary>
    public int? Version { get; private init; }

    /// <summary>A command to a ticket, some time after its last change.</summary>
    public static Move On(TicketResponse ticket, string actor, string command, CommandRequest body, TimeSpan after) =>
        new(actor, $"tickets/{ticket.Number}/{command}", body, ticket.ChangedAt + after) { Number = ticket.Number, Version = ticket.Version };

    /// <summary>A new request.</summary>
    public static Move Report(string actor, ReportRequest body, DateTimeOffset due) => new(actor, "tickets", body, due);
}
