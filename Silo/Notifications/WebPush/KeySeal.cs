using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Notifications;

/// <summary>Seals with the keys that protect cookies: they lie in a folder of their own, which processes of one installation share.</summary>
internal sealed class KeySeal(IDataProtectionProvider protection) : IKeySeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("Dispatch.WebPush");

    /// <inheritdoc />
    public string Seal(string secret) => _protector.Protect(secret);

    /// <inheritdoc />
    public string? Open(string sealedSecret)
    {
        try
        {
            return _protector.Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
