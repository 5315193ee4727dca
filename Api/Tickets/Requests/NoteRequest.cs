using System.ComponentModel.DataAnnotations;

namespace Dispatch.Tickets;

/// <summary>A note.</summary>
public sealed record NoteRequest : CommandRequest
{
    /// <summary>The text.</summary>
    [StringLength(Limits.Text, MinimumLength = 1)]
    public required string Text { get; init; }

    /// <summary>Whether the requester sees it; no where nobody said.</summary>
    public bool? Public { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.AddNote(Text, Public ?? false));
}
