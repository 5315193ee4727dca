using Dispatch.Live;

namespace Dispatch.Tickets;

/// <summary>
/// Tells the boards what a commit changed: the cell and the technician who have the ticket, and those who had it. One way: a lost notice is
/// healed by the boards themselves.
/// </summary>
internal sealed class Notices(GrainReferences grains, TimeProvider clock)
{
    /// <summary>Tells the boards of a ticket's change.</summary>
    public async Task Tell(TicketNumber number, TicketState? before, TicketState after)
    {
        var (row, at) = (after.IsOpen ? BoardRow.Of(number, after) : null, clock.GetUtcNow());
        await grains.Cell(after.Cell).TicketChanged(new BoardChange(number, after.Version, row, after.NextDeadline, at));
        if (before is not null && before.Cell != after.Cell)
            await grains.Cell(before.Cell).TicketChanged(Gone(number, after, at));

        if (after.Technician is { } technician)
            await grains.Technician(technician).TicketChanged(new BoardChange(number, after.Version, row, null, at));
        if (before?.Technician is { } former && former != after.Technician)
            await grains.Technician(former).TicketChanged(Gone(number, after, at));
    }

    private static BoardChange Gone(TicketNumber number, TicketState after, DateTimeOffset at) => new(number, after.Version, null, null, at);
}
