using Orleans.Concurrency;

namespace Dispatch.Tickets;

/// <summary>One ticket. Its key is the number's value.</summary>
[Alias("ticket")]
public interface ITicketGrain : IGrainWithIntegerKey
{
    /// <summary>How long a cell waits for a deadline to be applied before it asks again: longer than a slow store takes, shorter than the bound of lateness.</summary>
    const string Patience = "00:00:05";

    /// <summary>Carries out a command, or refuses it. What is accepted is durable when this returns.</summary>
    [Alias("execute")]
    Task<CommandOutcome> Execute(CommandEnvelope envelope, CancellationToken cancellationToken = default);

    /// <summary>Applies what is due by now: ends a suspension, expires an offer, closes. Calling it again changes nothing.</summary>
    /// <param name="version">The version that the deadline is of: an activation that knows only earlier ones reads the ticket again first.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The next deadline of the ticket.</returns>
    [Alias("deadline-due"), ResponseTimeout(Patience)]
    Task<TicketDeadline> DeadlineDue(int version, CancellationToken cancellationToken = default);

    /// <summary>
    /// Somebody else's transaction wrote this ticket's row (a displacement): read it again before the next command. May be lost; that command then meets the version
    /// that it did not expect, and reads.
    /// </summary>
    [Alias("superseded"), AlwaysInterleave, OneWay]
    Task Superseded(int version);
}
