using Orleans.Concurrency;

namespace Dispatch.Sla;

/// <summary>
/// Judges open tickets by a newer version of a calendar or a policy (sla.md rule 13), in the background. It goes on after a crash, and each ticket is
/// told once. Its key names the change: kind, document, version.
/// </summary>
[Alias("recomputation")]
public interface IRecomputationGrain : IGrainWithStringKey
{
    /// <summary>Begins, unless it has begun already.</summary>
    [Alias("start")]
    Task<RecomputationView> Start(RuleChange change, CancellationToken cancellationToken = default);

    /// <summary>How far it has come; null if it was never started.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<RecomputationView?> Get();
}
