namespace Dispatch.Audit;

/// <summary>A line for the audit log.</summary>
/// <param name="Kind">What happened, one of <see cref="AuditKinds"/>.</param>
/// <param name="Actor">Who did it, or tried to: an identity, or the name that was given at sign-in.</param>
/// <param name="Role">In which role; null where nobody was signed in.</param>
/// <param name="Subject">Whom or what it is about: an account, a token, a document, an address of the API.</param>
/// <param name="Address">The network address that it came from.</param>
/// <param name="Detail">What else there is to know, in a sentence; never a secret.</param>
public sealed record AuditEntry(string Kind, string Actor, string? Role, string? Subject = null, string? Address = null, string? Detail = null);
