namespace Dispatch.Sla;

/// <summary>What follows from an attempt.</summary>
public enum SendVerdict
{
    /// <summary>The channel took it: done.</summary>
    Sent,

    /// <summary>It is tried again, until its attempts are used up.</summary>
    Failed,

    /// <summary>It is dead at once.</summary>
    Refused,
}
