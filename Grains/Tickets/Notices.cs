using Dispatch.Live;
using Dispatch.Technicians;

namespace Dispatch.Tickets;

/// <summary>
/// Tells what a commit changed: the cell and the technician who have the ticket, and those who had it; technicians also what became of their time. One way: a
/// lost notice is healed by the boards and the agendas themselves.
/// </summary>
internal sealed class Notices(GrainReferences grains, TimeProvider clock)
{
    /// <summary>Tells of a new ticket.</summary>
    public Task Tell(TicketNumber number, TicketState ticket) => TellCell(number, ticket, RowOf(number, ticket), clock.GetUtcNow());

    /// <summary>Tells of a ticket's change.</summary>
    public async Task Tell(TicketStep step)
    {
        var (number, before, after, at) = (step.Number, step.Before, step.After, clock.GetUtcNow());
        var row = RowOf(number, after);
        await TellCell(number, after, row, at);
        var gone = new BoardChange(number, after.Version, null, null, at);
        if (before.Cell != after.Cell)
            await grains.Cell(before.Cell).TicketChanged(gone);

        if (after.Technician is { } technician)
        {
            var booking = step.BookingChanged ? new BookingChange(step.Booking) : null;
            await grains.Technician(technician).TicketChanged(new BoardChange(number, after.Version, row, null, at), booking);
        }

        if (before.Technician is { } former && former != after.Technician)
            await grains.Technician(former).TicketChanged(gone, step.BookingChanged ? new BookingChange(null) : null);
    }

    private static BoardRow? RowOf(TicketNumber number, TicketState ticket) => ticket.IsOpen ? BoardRow.Of(number, ticket) : null;

    private Task TellCell(TicketNumber number, TicketState ticket, BoardRow? row, DateTimeOffset at) =>
        grains.Cell(ticket.Cell).TicketChanged(new BoardChange(number, ticket.Version, row, ticket.NextDeadline, at));
}
