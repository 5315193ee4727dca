namespace Dispatch.Sla;

/// <summary>How a clock stands.</summary>
[GenerateSerializer, Alias("clock-state")]
public enum ClockState
{
    /// <summary>It runs towards its due instant.</summary>
    Running,

    /// <summary>It stands still and has no due instant.</summary>
    Paused,

    /// <summary>It stopped at its due instant or before.</summary>
    Met,

    /// <summary>Its due instant passed; it stays breached, whatever follows.</summary>
    Breached,

    /// <summary>A breach was recorded that a late entry showed not to have happened; it is met.</summary>
    Corrected,
}
