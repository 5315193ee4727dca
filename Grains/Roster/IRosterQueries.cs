using Dispatch.Cells;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Roster;

/// <summary>All cells and all technicians, read from what their grains stored: there is no second list to go stale.</summary>
public interface IRosterQueries
{
    /// <summary>All cells, by name.</summary>
    Task<IReadOnlyList<CellView>> Cells(CancellationToken cancellationToken = default);

    /// <summary>All technicians, or those of one cell, by name.</summary>
    Task<IReadOnlyList<TechnicianView>> Technicians(string? cell = null, CancellationToken cancellationToken = default);

    /// <summary>Which open tickets these technicians have, in any cell.</summary>
    Task<IReadOnlyList<WorkMark>> WorkMarks(IReadOnlyCollection<string> technicians, CancellationToken cancellationToken = default);

    /// <summary>The visits of these technicians that ended after an instant, in no order. One that went on for longer than a day before is not found.</summary>
    Task<IReadOnlyList<Visit>> Visits(IReadOnlyCollection<string> technicians, DateTimeOffset endedAfter, CancellationToken cancellationToken = default);

    /// <summary>The visits to these tickets that are over, whoever made them.</summary>
    Task<IReadOnlyList<Visit>> VisitsOf(IReadOnlyCollection<TicketNumber> tickets, CancellationToken cancellationToken = default);
}
