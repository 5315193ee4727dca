namespace Dispatch.Sla;

/// <summary>What became of somebody's work, as a push to their phone says it.</summary>
[GenerateSerializer, Alias("work-change")]
public enum WorkChange
{
    /// <summary>They have the ticket.</summary>
    Given,

    /// <summary>They have it still, in another way or at another time.</summary>
    Moved,

    /// <summary>It is no longer theirs.</summary>
    Taken,
}
