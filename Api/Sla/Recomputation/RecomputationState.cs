namespace Dispatch.Sla;

/// <summary>Whether a recomputation goes on.</summary>
public enum RecomputationState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>Every ticket has been looked at.</summary>
    Done,
}
