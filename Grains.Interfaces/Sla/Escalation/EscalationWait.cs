namespace Dispatch.Sla;

/// <summary>What a step waits for: it is taken only while this holds (sla.md rule 14).</summary>
[GenerateSerializer, Alias("escalation-wait")]
public enum EscalationWait
{
    /// <summary>No technician has the ticket.</summary>
    NobodyOwns,

    /// <summary>Nobody acknowledged it, or the acknowledgement has lapsed.</summary>
    NobodyAcknowledged,

    /// <summary>It is not resolved, which an acknowledgement does not stop.</summary>
    NotResolved,
}
