using Dispatch.Problems;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.People;

/// <summary>What accounts are signed in with, changed in one write with whatever else changes.</summary>
internal static class AccountPasswords
{
    /// <summary>A stamp that no session has.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("N");

    /// <summary>Why the account cannot have the password; null if it can.</summary>
    public static async Task<IResult?> Refuse(this UserManager<Account> people, Account account, string password, string field)
    {
        List<IdentityError> errors = [];
        foreach (var validator in people.PasswordValidators)
            errors.AddRange((await validator.ValidateAsync(people, account, password)).Errors);
        return errors.Count == 0 ? null : Problem.Field(ProblemCodes.WeakPassword, field, $"{field}: {string.Join(" ", errors.Select(error => error.Description))}");
    }

    /// <summary>Gives the account a password; sessions that were begun with another one are over.</summary>
    public static void SetPassword(this UserManager<Account> people, Account account, string password)
    {
        account.PasswordHash = people.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = NewStamp();
    }

    /// <summary>Asks for no code any more.</summary>
    public static void RemoveAuthenticator(this Account account)
    {
        account.TwoFactorEnabled = false;
        account.AuthenticatorKey = null;
        account.RecoveryCodes = [];
        account.SecurityStamp = NewStamp();
    }
}
