using System.Diagnostics.CodeAnalysis;

namespace Dispatch.Tickets;

/// <summary>The answer to a command: the ticket as the command left it, or the refusal.</summary>
[GenerateSerializer, Immutable, Alias("command-outcome")]
public sealed record CommandOutcome
{
    private CommandOutcome(TicketView? ticket, DateTimeOffset at, Refusal? refusal) => (Ticket, At, Refusal) = (ticket, at, refusal);

    /// <summary>The ticket as the command left it.</summary>
    [Id(0)] public TicketView? Ticket { get; private init; }

    /// <summary>When the command was recorded: the clocks of the answer are read then, so that the same command gets the same answer.</summary>
    [Id(2)] public DateTimeOffset At { get; private init; }

    /// <summary>Why nothing was done.</summary>
    [Id(1)] public Refusal? Refusal { get; private init; }

    /// <summary>Whether the command was carried out and is durable.</summary>
    [MemberNotNullWhen(true, nameof(Ticket)), MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>Carried out and durable.</summary>
    public static CommandOutcome Accepted(TicketNumber number, TicketState state, DateTimeOffset at) => new(new TicketView(number, state), at, null);

    /// <summary>Refused; nothing was changed.</summary>
    public static CommandOutcome Refused(Refusal refusal) => new(null, default, refusal);
}
