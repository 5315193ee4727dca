using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>The work is done.</summary>
[ValidatableType]
public sealed record ResolveRequest : CommandRequest
{
    /// <summary>A code of the installation.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Code { get; init; }

    /// <summary>What was done.</summary>
    [Text(Limits.Text)]
    public string? Note { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.Resolve(Code, Note));
}
