namespace Dispatch.Load.Deadlines;

/// <summary>How many deadlines fall how closely together, and what else the server does meanwhile.</summary>
public sealed record DeadlineOptions
{
    /// <summary>Open tickets, those that fall due among them.</summary>
    public required int Open { get; init; }

    /// <summary>Tickets that fall due.</summary>
    public required int Due { get; init; }

    /// <summary>The time over which their deadlines are spread evenly.</summary>
    public required TimeSpan Within { get; init; }

    /// <summary>How many cells share the tickets.</summary>
    public required int Cells { get; init; }

    /// <summary>Commands a second while it is measured, whether the server keeps up or not.</summary>
    public required double Rate { get; init; }

    /// <summary>Connections that report the tickets, and that send the measured commands.</summary>
    public required int Clients { get; init; }

    /// <summary>
    /// How long commands are sent before any is measured: who has just written a hundred thousand tickets is not idle, the database still analyses and
    /// flushes them.
    /// </summary>
    public required TimeSpan Settle { get; init; }

    /// <summary>How long commands are measured before the first deadline: as long as the deadlines take, so that both have as many; not at all if the server is killed.</summary>
    public required TimeSpan Idle { get; init; }

    /// <summary>How long a deadline may take until it counts as missing.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
