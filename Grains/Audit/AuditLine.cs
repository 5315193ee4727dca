namespace Dispatch.Audit;

/// <summary>A line of the audit log.</summary>
/// <param name="Number">Its place in the log, without gaps that matter.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Entry">What.</param>
public sealed record AuditLine(long Number, DateTimeOffset At, AuditEntry Entry);
