namespace Dispatch.Problems;

/// <summary>Codes of problems that arise at the edge; those of the core are in <see cref="Tickets.RefusalCodes"/>.</summary>
public static class ProblemCodes
{
    /// <summary>The body is not JSON.</summary>
    public const string MalformedBody = "malformed-body";

    /// <summary>The body is larger than the limit.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>A field that the request does not have.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A field that is missing or wrong.</summary>
    public const string InvalidField = "invalid-field";

    /// <summary>A query parameter that is wrong.</summary>
    public const string InvalidQuery = "invalid-query";

    /// <summary>A header that is wrong.</summary>
    public const string InvalidHeader = "invalid-header";

    /// <summary>A calendar file that cannot be used.</summary>
    public const string UnreadableCalendar = "unreadable-calendar";

    /// <summary>Cells that hand over to each other in a circle.</summary>
    public const string HandOverLoop = "hand-over-loop";

    /// <summary>No such recomputation.</summary>
    public const string UnknownRecomputation = "unknown-recomputation";

    /// <summary>The database is away.</summary>
    public const string StoreUnavailable = "store-unavailable";

    /// <summary>More requests are under way than the process takes on at once; this one was not begun.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>No answer in time; the outcome is unknown and the same command may be sent again.</summary>
    public const string Timeout = "timeout";

    /// <summary>No token, or a wrong one.</summary>
    public const string SignInRequired = "sign-in-required";

    /// <summary>The role, or the scope of the token, does not allow it.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>More requests of one sender than the limit allows; <c>Retry-After</c> says when to go on.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>A valid token of the OpenID Connect issuer, whose claims stand for no role here.</summary>
    public const string NoRole = "no-role";

    /// <summary>A valid token of the OpenID Connect issuer, of somebody whose name an account of this installation has.</summary>
    public const string NameTaken = "name-taken";

    /// <summary>A name, a password, or both are wrong; or the account is disabled.</summary>
    public const string WrongCredentials = "wrong-credentials";

    /// <summary>The account asks for a code as well.</summary>
    public const string CodeRequired = "code-required";

    /// <summary>The code is wrong, or was used before.</summary>
    public const string WrongCode = "wrong-code";

    /// <summary>Too many failures: nobody can sign in to this account for a while.</summary>
    public const string LockedOut = "locked-out";

    /// <summary>A browser's request without the token that shows that it comes from our own page.</summary>
    public const string Antiforgery = "antiforgery";

    /// <summary>A password that is too short, or that everybody tries first.</summary>
    public const string WeakPassword = "weak-password";

    /// <summary>No such account.</summary>
    public const string UnknownAccount = "unknown-account";

    /// <summary>A name that the installation itself acts under.</summary>
    public const string ReservedName = "reserved-name";

    /// <summary>No such token, or not any more.</summary>
    public const string UnknownToken = "unknown-token";

    /// <summary>The account has an authenticator already.</summary>
    public const string AuthenticatorInUse = "authenticator-in-use";

    /// <summary>There is no authenticator to confirm.</summary>
    public const string NoAuthenticator = "no-authenticator";

    /// <summary>A browser's request from another site.</summary>
    public const string CrossSite = "cross-site";

    /// <summary>No such notification.</summary>
    public const string UnknownNotification = "unknown-notification";

    /// <summary>A notification that is not dead is not tried again by hand.</summary>
    public const string NotificationNotDead = "notification-not-dead";

    /// <summary>The ticket has no such file.</summary>
    public const string UnknownAttachment = "unknown-attachment";

    /// <summary>A file with more bytes than the limit.</summary>
    public const string AttachmentTooLarge = "attachment-too-large";

    /// <summary>Bytes of a kind that is not taken.</summary>
    public const string AttachmentType = "attachment-type";

    /// <summary>A push service that the server does not send to, or a key that is none.</summary>
    public const string PushEndpoint = "push-endpoint";

    /// <summary>The technician has no such phone.</summary>
    public const string UnknownPhone = "unknown-phone";

    /// <summary>No such page or endpoint.</summary>
    public const string NotFound = "not-found";

    /// <summary>A fault of the server.</summary>
    public const string Fault = "fault";
}
