using Microsoft.AspNetCore.Identity;
using static Dispatch.People.SignInOutcome;

namespace Dispatch.People;

/// <summary>
/// Checks who somebody says they are. An unknown name is treated as a known one with a wrong password: it takes the time of a hash, and is locked after
/// as many failures.
/// </summary>
internal sealed class SignInDesk(UserManager<Account> people, UnknownNames unknownNames, SignInGates gates, TimeProvider clock)
{
    private static readonly Account s_nobody = new() { Id = "nobody", Name = "", Role = "" };
    private static readonly string s_nobodysHash = new PasswordHasher<Account>().HashPassword(s_nobody, Guid.NewGuid().ToString());

    /// <summary>Checks name, password and, where the account asks for it, the code of the authenticator or a recovery code.</summary>
    public async Task<SignInOutcome> Check(string name, string password, string? code, CancellationToken cancellationToken)
    {
        using var pass = await gates.Enter(name, cancellationToken);
        if (await people.FindByNameAsync(name) is not { } account)
            return CheckNobody(name, password);
        if (LockOf(account, now: false) is { } locked)
            return locked;
        if (!await IsPassword(account, password) || !account.Enabled)
            return await Fail(account, new WrongCredentials());
        if (account.TwoFactorEnabled && string.IsNullOrWhiteSpace(code))
            return new CodeRequired();

        if (!account.TwoFactorEnabled && account is { AccessFailedCount: 0, LockoutEnd: null })
            return new Welcome(account);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        return !account.TwoFactorEnabled || await IsCode(account, code!.Trim())
            ? await Admit(account)
            : await Fail(account, new WrongCode());
    }

    /// <summary>Checks the password of somebody who is signed in and is about to change what they sign in with.</summary>
    public async Task<SignInOutcome> Confirm(string id, string password, CancellationToken cancellationToken)
    {
        using var pass = await gates.Enter(id, cancellationToken);
        var account = await people.FindByIdAsync(id) ?? throw new InvalidOperationException("Accounts are never deleted.");
        if (LockOf(account, now: false) is { } locked)
            return locked;
        return await IsPassword(account, password) ? new Welcome(account) : await Fail(account, new WrongCredentials());
    }

    private SignInOutcome CheckNobody(string name, string password)
    {
        if (unknownNames.LockedUntil(name) is { } until)
            return new LockedOut(until, Now: false);
        Hash(password);
        unknownNames.Fail(name);
        return unknownNames.LockedUntil(name) is { } since ? new LockedOut(since, Now: true) : new WrongCredentials();
    }

    private async Task<bool> IsPassword(Account account, string password)
    {
        if (account.PasswordHash is not null)
            return await people.CheckPasswordAsync(account, password);
        Hash(password);
        return false;
    }

    /// <summary>Spends the time that a password takes.</summary>
    private void Hash(string password) => people.PasswordHasher.VerifyHashedPassword(s_nobody, s_nobodysHash, password);

    private async Task<bool> IsCode(Account account, string code)
    {
        if (await people.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code.Replace(" ", "", StringComparison.Ordinal)))
            return true;
        return (await people.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;
    }

    /// <summary>Stores that failures are forgotten and a code is used up. Whoever used the same code at the same time, elsewhere, was first.</summary>
    private async Task<SignInOutcome> Admit(Account account) =>
        (await people.UpdateAsync(account)).Succeeded || !account.TwoFactorEnabled ? new Welcome(account) : new WrongCode();

    private async Task<SignInOutcome> Fail(Account account, SignInOutcome why)
    {
        // Somebody else may count a failure at the same time, in another process: both are counted.
        var counted = await people.Change(account.Id, fresh => LockOf(fresh, now: false) is null ? people.AccessFailedAsync(fresh) : Task.FromResult(IdentityResult.Success));
        return LockOf(counted, now: true) ?? why;
    }

    private LockedOut? LockOf(Account account, bool now) => account.LockoutEnd is { } until && until > clock.GetUtcNow() ? new LockedOut(until, now) : null;
}
