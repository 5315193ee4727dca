using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Which targets stand still while a ticket waits for a reason (sla.md rule 7).</summary>
/// <param name="Reason">What the ticket waits for.</param>
/// <param name="Targets">The targets whose clocks pause.</param>
[GenerateSerializer, Immutable, Alias("sla-pause-rule")]
public sealed record PauseRule([property: Id(0)] SuspensionReason Reason, [property: Id(1)] ValueList<SlaTarget> Targets)
{
    /// <summary>Where nobody chose otherwise: every reason pauses resolution and level, none pauses response.</summary>
    public static readonly ValueList<PauseRule> Default =
        Enum.GetValues<SuspensionReason>().Select(reason => new PauseRule(reason, [SlaTarget.Resolution, SlaTarget.Level])).ToValueList();
}
