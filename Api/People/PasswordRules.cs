using Dispatch.Security;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.People;

/// <summary>Refuses passwords that hold the name, or that everybody tries first; the framework's own rule sees to their length.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>Shorter names are in many words.</summary>
    private const int ShortestName = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        if (password is null)
            return Task.FromResult(IdentityResult.Success);
        if (user.Id.Length >= ShortestName && password.Contains(user.Id, StringComparison.OrdinalIgnoreCase))
            return Refused("The password holds the user name.");
        return Guessable.Is(password) ? Refused("The password is one that everybody tries first.") : Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Refused(string sentence) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "Guessable", Description = sentence }));
}
