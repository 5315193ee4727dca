namespace Dispatch.People;

/// <summary>An account as administrators see it.</summary>
/// <param name="Id">Name to sign in with, and identity in the journal.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="Role">Their role.</param>
/// <param name="Cells">The cells that they are bound to; <c>*</c> for all.</param>
/// <param name="Technician">Which technician they are.</param>
/// <param name="Enabled">Whether they may sign in.</param>
/// <param name="HasPassword">Whether they have a password; without one they cannot sign in with it.</param>
/// <param name="TwoFactor">Whether a code is asked for as well.</param>
/// <param name="LockedUntil">Until when too many failures lock it; absent if they do not.</param>
/// <param name="Version">Counts changes; also the <c>ETag</c>.</param>
public sealed record AccountResponse(
    string Id,
    string Name,
    string? Email,
    string Role,
    ValueList<string> Cells,
    string? Technician,
    bool Enabled,
    bool HasPassword,
    bool TwoFactor,
    DateTimeOffset? LockedUntil,
    int Version)
{
    /// <summary>As it goes over the wire.</summary>
    /// <param name="account">The account.</param>
    /// <param name="now">Now: a lock that is over is not shown.</param>
    public static AccountResponse Of(Account account, DateTimeOffset now) => new(
        account.Id,
        account.Name,
        account.Email,
        account.Role,
        account.Cells,
        account.Technician,
        account.Enabled,
        account.PasswordHash is not null,
        account.TwoFactorEnabled,
        account.LockoutEnd > now ? account.LockoutEnd : null,
        account.Version);
}
