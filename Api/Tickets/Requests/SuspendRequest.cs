using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>The ticket waits.</summary>
[ValidatableType]
public sealed record SuspendRequest : CommandRequest
{
    /// <summary>For what.</summary>
    public required SuspensionReason Reason { get; init; }

    /// <summary>More about it.</summary>
    [Text(Limits.Text)]
    public string? Note { get; init; }

    /// <summary>When it resumes by itself, where known.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.Suspend(Reason, Note, Until is { } until ? Instants.Trim(until) : null));
}
