using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>A note.</summary>
[ValidatableType]
public sealed record NoteRequest : CommandRequest
{
    /// <summary>The text.</summary>
    [Text(Limits.Text, MinimumLength = 1)]
    public required string Text { get; init; }

    /// <summary>Whether the requester sees it; no where nobody said.</summary>
    public bool? Public { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.AddNote(Text, Public ?? false));
}
