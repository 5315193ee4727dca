using Microsoft.AspNetCore.Identity;

namespace Dispatch.People;

/// <summary>Changes that hold whatever else changes at the same time.</summary>
internal static class AccountChanges
{
    private const int Attempts = 20;

    /// <summary>Reads the account, changes and stores it; again, when somebody else stored it meanwhile.</summary>
    /// <param name="people">The accounts.</param>
    /// <param name="id">Whose; there is one.</param>
    /// <param name="change">Changes and stores it.</param>
    /// <returns>The account as it is stored.</returns>
    public static async Task<Account> Change(this UserManager<Account> people, string id, Func<Account, Task<IdentityResult>> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var account = await people.FindByIdAsync(id) ?? throw new InvalidOperationException("Accounts are never deleted.");
            var result = await change(account);
            if (result.Succeeded)
                return account;
            if (attempt == Attempts || result.Errors.Any(error => error.Code != nameof(IdentityErrorDescriber.ConcurrencyFailure)))
                throw new InvalidOperationException($"The account cannot be stored: {result}");
        }
    }
}
