using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.People;

/// <summary>The secrets that accounts share with authenticators: encrypted where they are stored, since a copy of the database must not be a second factor.</summary>
internal sealed class Authenticators(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Dispatch.People.Authenticators");

    /// <summary>As it is stored.</summary>
    public string Encrypt(string key) => _protector.Protect(key);

    /// <summary>The secret of an account in base 32; null where there is none, or the installation has lost the key that it was encrypted with.</summary>
    public string? KeyOf(Account account)
    {
        try
        {
            return account.AuthenticatorKey is { } encrypted ? _protector.Unprotect(encrypted) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What an authenticator reads as a QR code.</summary>
    public static string Uri(Account account, string key) =>
        $"otpauth://totp/Dispatch:{System.Uri.EscapeDataString(account.Id)}?secret={key}&issuer=Dispatch&digits={TimeCode.Digits}&period={TimeCode.Period}";
}
