namespace Dispatch.Sla;

/// <summary>What became of one message: of a notification, or of all that a digest gathered.</summary>
/// <param name="Ids">The notifications.</param>
/// <param name="State">What became of them; not pending.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Error">Why they are dead.</param>
public sealed record Settlement(IReadOnlyList<long> Ids, NotificationState State, DateTimeOffset At, string? Error);
