using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Which targets stand still while a ticket waits for a reason.</summary>
public sealed record PauseRuleBody
{
    /// <summary>What the ticket waits for.</summary>
    public required SuspensionReason Reason { get; init; }

    /// <summary>The targets whose clocks pause.</summary>
    [Items]
    public required IReadOnlyList<SlaTarget> Targets { get; init; }

    /// <summary>As the core keeps it.</summary>
    public PauseRule ToPause() => new(Reason, Targets.Distinct().Order().ToValueList());
}
