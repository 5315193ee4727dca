using System.Security.Cryptography;
using Dispatch.Notifications;
using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Push;

/// <summary>Seals with the keys that protect cookies: they lie in the data directory, and processes of one installation share them.</summary>
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
