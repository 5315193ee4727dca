namespace Dispatch.Sla;

/// <summary>What a recomputation stores.</summary>
public sealed class RecomputationRecord
{
    /// <summary>How far it has come; null before it starts.</summary>
    public RecomputationView? View { get; set; }
}
