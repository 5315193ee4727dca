namespace Dispatch.Sla;

/// <summary>Why a clock shows what it shows.</summary>
public sealed record ClockAccount
{
    /// <summary>The target.</summary>
    public required SlaTarget Target { get; init; }

    /// <summary>The cell that was measured, for <see cref="SlaTarget.Level"/>: each stay in a cell has an account of its own.</summary>
    public string? Cell { get; init; }

    /// <summary>How it stands; null where nothing is owed any more.</summary>
    public ClockState? State { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it stopped.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When the goal is reached; absent while it stands still and after it stopped.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The goal that it is judged by, business time; that which was broken, if it was.</summary>
    public required TimeSpan Goal { get; init; }

    /// <summary>Business time used, as of the account.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How often it stood still.</summary>
    public required int Pauses { get; init; }

    /// <summary>How often priority, policy or calendar changed its terms.</summary>
    public required int Changes { get; init; }

    /// <summary>All of it in one English sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What happened to it; the elapsed time of the last line is the clock's.</summary>
    public required IReadOnlyList<AccountLine> Lines { get; init; }
}
