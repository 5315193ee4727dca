namespace Dispatch.Sla;

/// <summary>How an open ticket stands: each value is a figure of <see cref="SlaCounts"/>, and the tickets that it counts.</summary>
[GenerateSerializer, Alias("sla-standing")]
public enum SlaStanding
{
    /// <summary>Open, and no imported history.</summary>
    Open,

    /// <summary>A clock runs and none is broken.</summary>
    Running,

    /// <summary>All clocks stand still.</summary>
    Paused,

    /// <summary>A clock that has not stopped is broken.</summary>
    Breached,

    /// <summary>Broken, and nobody has it.</summary>
    Unattended,

    /// <summary>A running clock breaks within 15 minutes.</summary>
    Within15,

    /// <summary>Within 30 minutes.</summary>
    Within30,

    /// <summary>Within 60 minutes.</summary>
    Within60,

    /// <summary>Without a next deadline.</summary>
    WithoutDeadline,
}
