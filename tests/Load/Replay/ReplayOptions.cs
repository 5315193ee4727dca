using Dispatch.Load.Server;

namespace Dispatch.Load.Replay;

/// <summary>How a plan is replayed.</summary>
public sealed record ReplayOptions
{
    /// <summary>How many times faster than the log's clock; null for as fast as the server answers.</summary>
    public double? Speed { get; init; }

    /// <summary>Commands in flight at a time.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>How long to wait for a server that does not answer.</summary>
    public Patience Patience { get; init; } = new();

    /// <summary>How long boards may take to show what the database holds, after the last command.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(15);
}
