namespace Dispatch.Sla;

/// <summary>What the journal says of tickets that came and went, for trends.</summary>
public interface IFlowQueries
{
    /// <summary>Goes over every ticket that came or went since an instant, and every one that is open now, all of one moment, in no order.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="filter">Cell, level, priority and site of the tickets, as they are now; its target is for clocks.</param>
    /// <param name="begin">What is gathered, empty; asked for again where an attempt is repeated.</param>
    /// <param name="add">Gathers one line.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>What was gathered.</returns>
    Task<T> Fold<T>(DateTimeOffset from, ReportFilter filter, Func<T> begin, Action<T, FlowLine> add, CancellationToken cancellationToken = default);
}
