namespace Dispatch.Audit;

/// <summary>The kinds of lines of the audit log.</summary>
public static class AuditKinds
{
    /// <summary>Somebody signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>A sign-in failed: an unknown name, a wrong password or code, a locked or disabled account.</summary>
    public const string SignInFailed = "sign-in-failed";

    /// <summary>Too many failures locked an account for a while.</summary>
    public const string LockedOut = "locked-out";

    /// <summary>Somebody signed out.</summary>
    public const string SignedOut = "signed-out";

    /// <summary>A request was refused because of who sent it.</summary>
    public const string Refused = "refused";

    /// <summary>An account was made.</summary>
    public const string AccountCreated = "account-created";

    /// <summary>An account was changed: its role, its cells, whether it is enabled.</summary>
    public const string AccountChanged = "account-changed";

    /// <summary>A password, or the second factor, was changed.</summary>
    public const string CredentialsChanged = "credentials-changed";

    /// <summary>A personal access token was made.</summary>
    public const string TokenCreated = "token-created";

    /// <summary>A personal access token was revoked.</summary>
    public const string TokenRevoked = "token-revoked";

    /// <summary>A calendar, policy, escalation, rotation or contact was changed.</summary>
    public const string RulesChanged = "rules-changed";

    /// <summary>A cell or a technician was changed.</summary>
    public const string RosterChanged = "roster-changed";

    /// <summary>A requester's personal data were exported.</summary>
    public const string PersonalDataExported = "personal-data-exported";

    /// <summary>A requester was erased: the person became a pseudonym.</summary>
    public const string PersonalDataErased = "personal-data-erased";

    /// <summary>The audit log was read out as a file.</summary>
    public const string AuditExported = "audit-exported";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SignedIn, SignInFailed, LockedOut, SignedOut, Refused, AccountCreated, AccountChanged, CredentialsChanged, TokenCreated, TokenRevoked, RulesChanged,
        RosterChanged, PersonalDataExported, PersonalDataErased, AuditExported,
    ];
}
