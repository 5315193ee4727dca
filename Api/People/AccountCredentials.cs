using Dispatch.Security;

namespace Dispatch.People;

/// <summary>
/// Sign-ins to accounts: <c>account:{id}:{stamp}</c>. One stands while the account is enabled and has this stamp, which every change of a credential
/// replaces.
/// </summary>
internal sealed class AccountCredentials(IAccountStore accounts, TimeProvider clock) : ICredentialIssuer
{
    private const string Sessions = "account:";

    private readonly ShortMemory<Account?> _accounts = new(accounts.Find, clock, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public string Prefix => Sessions;

    /// <summary>Whether somebody is in a session of an account.</summary>
    public static bool IsSession(SignedIn who) => who.Credential.StartsWith(Sessions, StringComparison.Ordinal);

    /// <summary>Whoever signed in to an account just now.</summary>
    public SignedIn Of(Account account) => Of(account, $"{Prefix}{account.Id}:{account.SecurityStamp}");

    /// <summary>Who somebody is, with the rights that their account has now.</summary>
    public static SignedIn Of(Account account, string credential) => new(account.Id, account.Role)
    {
        Name = account.Name,
        Cells = account.Cells,
        Technician = account.Technician,
        Email = account.Email,
        Credential = credential,
    };

    /// <inheritdoc />
    public async ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) =>
        Parse(who.Credential) is var (id, stamp)
        && await FindEnabled(id, cancellationToken) is { } account
        && account.SecurityStamp == stamp
            ? Of(account, who.Credential)
            : null;

    /// <summary>The account as it was at most <see cref="ShortMemory{T}.Lasts"/> ago; null if there is none, or it is disabled.</summary>
    public async ValueTask<Account?> FindEnabled(string id, CancellationToken cancellationToken) =>
        await _accounts.Get(id, cancellationToken) is { Enabled: true } account ? account : null;

    /// <summary>Whether an account has the name, whatever its case, and whether or not it is enabled.</summary>
    public async ValueTask<bool> HasName(string name, CancellationToken cancellationToken) => await _accounts.Get(name, cancellationToken) is not null;

    /// <summary>The account was made or changed.</summary>
    public void Forget(string id) => _accounts.Forget(id);

    private (string Id, string Stamp)? Parse(string credential) =>
        credential.StartsWith(Prefix, StringComparison.Ordinal) && credential.Split(':') is [_, var id, var stamp] ? (id, stamp) : null;
}
