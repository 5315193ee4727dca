namespace Dispatch.Sla;

/// <summary>A ticket that came, went, or is open now.</summary>
/// <param name="Kind">Which.</param>
/// <param name="At">When it came or went, UTC.</param>
public readonly record struct FlowLine(FlowKind Kind, DateTimeOffset At);
