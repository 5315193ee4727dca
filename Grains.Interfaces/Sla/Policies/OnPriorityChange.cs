namespace Dispatch.Sla;

/// <summary>How time already used is judged when the priority or the policy of a ticket changes (sla.md rule 9).</summary>
[GenerateSerializer, Alias("sla-on-priority-change")]
public enum OnPriorityChange
{
    /// <summary>It stays used as it was measured; the rest of the new goal runs on the new goal's calendar.</summary>
    Carry,

    /// <summary>The new goal is judged from the start, pauses kept.</summary>
    FromStart,
}
