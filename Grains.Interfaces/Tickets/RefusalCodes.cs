namespace Dispatch.Tickets;

/// <summary>The stable codes of refusals, as problem details carry them.</summary>
public static class RefusalCodes
{
    /// <summary>The ticket's state does not allow the command.</summary>
    public const string StateDoesNotAllow = "state-does-not-allow";

    /// <summary>The version is not the one that the sender saw.</summary>
    public const string VersionMismatch = "version-mismatch";

    /// <summary>The technician's time is taken.</summary>
    public const string TechnicianBusy = "technician-busy";

    /// <summary>The technician is away at that time.</summary>
    public const string TechnicianAbsent = "technician-absent";

    /// <summary>No such technician.</summary>
    public const string UnknownTechnician = "unknown-technician";

    /// <summary>No such cell.</summary>
    public const string UnknownCell = "unknown-cell";

    /// <summary>No such ticket.</summary>
    public const string UnknownTicket = "unknown-ticket";

    /// <summary>The ticket is in that cell already.</summary>
    public const string SameCell = "same-cell";

    /// <summary>Remote control without the requester's consent.</summary>
    public const string ConsentRequired = "consent-required";

    /// <summary>The appointment ends before it begins.</summary>
    public const string InvalidWindow = "invalid-window";

    /// <summary>The suggestion that the assignment is said to follow cannot have been made.</summary>
    public const string InvalidSuggestion = "invalid-suggestion";

    /// <summary>The command is said to happen in the future.</summary>
    public const string OccurredInFuture = "occurred-in-future";

    /// <summary>The command is said to happen before the change that it builds on.</summary>
    public const string OccurredBeforeLastChange = "occurred-before-last-change";

    /// <summary>The command happened longer ago than the policy allows.</summary>
    public const string OccurredTooLongAgo = "occurred-too-long-ago";

    /// <summary>A date that should lie ahead does not.</summary>
    public const string DateNotAhead = "date-not-ahead";

    /// <summary>The sender's role does not allow the command.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The identifier was used before for another command.</summary>
    public const string IdempotencyKeyReused = "idempotency-key-reused";
}
