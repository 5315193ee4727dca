using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.People;

/// <summary>
/// Checks codes of authenticators. Unlike the framework's own, which forgets, it accepts a code once: it notes the step in the account, and whoever
/// stores the account second has lost.
/// </summary>
internal sealed class AuthenticatorCodes(Authenticators authenticators, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    /// <summary>Clocks of phones are a little wrong, and people type slowly.</summary>
    private const int Tolerance = 1;

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException("The authenticator shows the code.");

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        var now = TimeCode.StepAt(clock.GetUtcNow());
        if (authenticators.KeyOf(user) is not { } key)
            return Task.FromResult(false);
        for (var step = Math.Max(now - Tolerance, user.LastTimeStep + 1); step <= now + Tolerance; step++)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TimeCode.At(key, step)), Encoding.UTF8.GetBytes(token)))
                continue;
            user.LastTimeStep = step;
            return Task.FromResult(true);
        }

        return Task.FromResult(false);
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.AuthenticatorKey is not null);
}
