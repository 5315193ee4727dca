using Dispatch.Cells;
using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>To another cell.</summary>
[ValidatableType]
public sealed record TransferRequest : CommandRequest
{
    /// <summary>The cell.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public required string Cell { get; init; }

    /// <summary>Why.</summary>
    [Text(Limits.Line, MinimumLength = 1)]
    public required string Reason { get; init; }

    /// <summary>The command as the core takes it, for a cell of a level.</summary>
    public TicketCommand ToCommand(CellProfile cell) => Stamp(new TicketCommand.Transfer(cell.Id, cell.Level, Reason) { CellCalendar = cell.Calendar });
}
