using System.ComponentModel.DataAnnotations;

namespace Dispatch.Tickets;

/// <summary>The work is done.</summary>
public sealed record ResolveRequest : CommandRequest
{
    /// <summary>A code of the installation.</summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public required string Code { get; init; }

    /// <summary>What was done.</summary>
    [StringLength(Limits.Text)]
    public string? Note { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.Resolve(Code, Note));
}
