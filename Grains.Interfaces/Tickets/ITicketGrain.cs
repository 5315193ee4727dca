using Orleans.Concurrency;

namespace Dispatch.Tickets;

/// <summary>One ticket. Its key is the number's value.</summary>
[Alias("ticket")]
public interface ITicketGrain : IGrainWithIntegerKey
{
    /// <summary>Carries out a command, or refuses it. What is accepted is durable when this returns.</summary>
    [Alias("execute")]
    Task<CommandOutcome> Execute(CommandEnvelope envelope, CancellationToken cancellationToken = default);

    /// <summary>Applies what is due by now: ends a suspension, expires an offer, closes. Calling it again changes nothing.</summary>
    /// <returns>The next deadline of the ticket.</returns>
    [Alias("deadline-due")]
    Task<TicketDeadline> DeadlineDue(CancellationToken cancellationToken = default);

    /// <summary>Somebody else's transaction wrote this ticket's row (a displacement): read it again before the next command.</summary>
    [Alias("superseded"), AlwaysInterleave]
    Task Superseded(int version);
}
