namespace Dispatch.Tickets;

/// <summary>What every command may say.</summary>
public record CommandRequest
{
    /// <summary>When it happened, if that was not now: not in the future, not before the change that it builds on.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The command as the core takes it.</summary>
    protected T Stamp<T>(T command)
        where T : TicketCommand => command with { OccurredAt = OccurredAt is { } at ? Instants.Trim(at) : null };
}
