namespace Dispatch.Sla;

/// <summary>How open tickets stand, counted. Imported history is not among them: the watch leaves it alone (sla.md rule 17).</summary>
[GenerateSerializer, Immutable, Alias("sla-counts")]
public sealed record SlaCounts
{
    /// <summary>Nothing.</summary>
    public static readonly SlaCounts None = new();

    /// <summary>Open tickets.</summary>
    [Id(0)] public int Open { get; init; }

    /// <summary>Those of which a clock runs and none is broken.</summary>
    [Id(1)] public int Running { get; init; }

    /// <summary>Those whose clocks all stand still.</summary>
    [Id(2)] public int Paused { get; init; }

    /// <summary>Those of which a clock that has not stopped is broken.</summary>
    [Id(3)] public int Breached { get; init; }

    /// <summary>Those of the broken ones that nobody has: no technician, and no acknowledgement that has not lapsed.</summary>
    [Id(4)] public int Unattended { get; init; }

    /// <summary>Those of which a running clock breaks within 15 minutes.</summary>
    [Id(5)] public int Within15 { get; init; }

    /// <summary>Within 30 minutes, those included that break sooner.</summary>
    [Id(6)] public int Within30 { get; init; }

    /// <summary>Within 60 minutes, those included that break sooner.</summary>
    [Id(7)] public int Within60 { get; init; }

    /// <summary>Those without a next deadline: none, wherever anything is promised (sla.md rule 18).</summary>
    [Id(8)] public int WithoutDeadline { get; init; }

    /// <summary>Clocks of open tickets that have not stopped.</summary>
    [Id(9)] public int Clocks { get; init; }

    /// <summary>Those of them that are broken.</summary>
    [Id(10)] public int BrokenClocks { get; init; }

    /// <summary>The figure of this name.</summary>
    public int Of(SlaStanding standing) => standing switch
    {
        SlaStanding.Open => Open,
        SlaStanding.Running => Running,
        SlaStanding.Paused => Paused,
        SlaStanding.Breached => Breached,
        SlaStanding.Unattended => Unattended,
        SlaStanding.Within15 => Within15,
        SlaStanding.Within30 => Within30,
        SlaStanding.Within60 => Within60,
        _ => WithoutDeadline,
    };

    /// <summary>Both together.</summary>
    public static SlaCounts operator +(SlaCounts a, SlaCounts b) => a.With(b, 1);

    /// <summary>The first without the second.</summary>
    public static SlaCounts operator -(SlaCounts a, SlaCounts b) => a.With(b, -1);

    private SlaCounts With(SlaCounts other, int sign) => new()
    {
        Open = Open + (sign * other.Open),
        Running = Running + (sign * other.Running),
        Paused = Paused + (sign * other.Paused),
        Breached = Breached + (sign * other.Breached),
        Unattended = Unattended + (sign * other.Unattended),
        Within15 = Within15 + (sign * other.Within15),
        Within30 = Within30 + (sign * other.Within30),
        Within60 = Within60 + (sign * other.Within60),
        WithoutDeadline = WithoutDeadline + (sign * other.WithoutDeadline),
        Clocks = Clocks + (sign * other.Clocks),
        BrokenClocks = BrokenClocks + (sign * other.BrokenClocks),
    };
}
