namespace Dispatch.Audit;

/// <summary>A line of the audit log on the wire.</summary>
/// <param name="Number">Its place in the log.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Who did it, or tried to.</param>
/// <param name="Role">In which role; absent where nobody was signed in.</param>
/// <param name="Subject">Whom or what it is about.</param>
/// <param name="Address">The network address that it came from.</param>
/// <param name="Detail">What else there is to know.</param>
public sealed record AuditLineResponse(
    long Number, DateTimeOffset At, string Kind, string Actor, string? Role, string? Subject, string? Address, string? Detail)
{
    /// <summary>As it goes over the wire.</summary>
    public static AuditLineResponse Of(AuditLine line) => new(
        line.Number, line.At, line.Entry.Kind, line.Entry.Actor, line.Entry.Role, line.Entry.Subject, line.Entry.Address, line.Entry.Detail);
}
