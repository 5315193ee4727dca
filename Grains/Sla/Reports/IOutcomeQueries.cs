namespace Dispatch.Sla;

/// <summary>What the journal says of clocks that were decided, for reports.</summary>
public interface IOutcomeQueries
{
    /// <summary>
    /// Goes over every line with outcomes of every ticket that has one in a range, ticket by ticket and in order of versions, one line in memory at a
    /// time. Lines outside the range are among them: a correction may follow long after the breach that it takes back.
    /// </summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant that is no longer in the range.</param>
    /// <param name="begin">What is gathered, empty; asked for again where an attempt is repeated.</param>
    /// <param name="add">Gathers one line.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>What was gathered.</returns>
    Task<T> Fold<T>(DateTimeOffset from, DateTimeOffset to, Func<T> begin, Action<T, OutcomeLine> add, CancellationToken cancellationToken = default);
}
