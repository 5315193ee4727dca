using Dispatch.Security;

namespace Dispatch.People;

/// <summary>
/// Sessions of accounts: <c>account:{id}:{stamp}:{session}</c>. One stands while the account is enabled and has this stamp, which every change of a
/// credential replaces, and while nobody signed out of it.
/// </summary>
internal sealed class AccountCredentials(IAccountStore accounts, IEndedSessions endedSessions, TimeProvider clock) : ICredentialIssuer
{
    private readonly ShortMemory<Account?> _accounts = new(accounts.Find, clock);
    private readonly ShortMemory<bool> _ended = new(endedSessions.Contains, clock);

    /// <inheritdoc />
    public string Prefix => "account:";

    /// <summary>Whether somebody is in a session of an account.</summary>
    public bool IsSession(SignedIn who) => who.Credential.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>A new session of an account.</summary>
    public SignedIn Begin(Account account) => Of(account, $"{Prefix}{account.Id}:{account.SecurityStamp}:{Guid.NewGuid():N}");

    /// <summary>Who somebody is, with the rights that their account has now.</summary>
    public static SignedIn Of(Account account, string credential) => new(account.Id, account.Role)
    {
        Name = account.Name,
        Cells = account.Cells,
        Technician = account.Technician,
        Email = account.Email,
        Credential = credential,
    };

    /// <summary>Ends a session; what is no session of an account ends with its cookie.</summary>
    /// <param name="who">Whose session it is.</param>
    /// <param name="until">As long as a copy of its cookie could be used, UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task End(SignedIn who, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (Parse(who.Credential) is not var (_, _, session))
            return;
        await endedSessions.Add(session, clock.Now(), until, cancellationToken);
        _ended.Forget(session);
    }

    /// <inheritdoc />
    public async ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) =>
        Parse(who.Credential) is var (id, stamp, session)
        && await FindEnabled(id, cancellationToken) is { } account
        && account.SecurityStamp == stamp
        && !await _ended.Get(session, cancellationToken)
            ? Of(account, who.Credential)
            : null;

    /// <summary>The account as it was at most <see cref="ShortMemory{T}.Lasts"/> ago; null if there is none, or it is disabled.</summary>
    public async ValueTask<Account?> FindEnabled(string id, CancellationToken cancellationToken) =>
        await _accounts.Get(id, cancellationToken) is { Enabled: true } account ? account : null;

    /// <summary>The account was changed.</summary>
    public void Forget(string id) => _accounts.Forget(id);

    private (string Id, string Stamp, string Session)? Parse(string credential) =>
        credential.StartsWith(Prefix, StringComparison.Ordinal) && credential.Split(':') is [_, var id, var stamp, var session] ? (id, stamp, session) : null;
}
