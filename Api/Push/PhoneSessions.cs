using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dispatch.Security;

namespace Dispatch.Push;

/// <summary>Phones go with the session that subscribed them: whoever signs out on a phone that others use is not told there any more.</summary>
internal sealed class PhoneSessions(GrainReferences grains)
{
    /// <summary>A session, or a program's token, as phones keep it: enough to know it again, not enough to use it.</summary>
    public static string DigestOf(SignedIn who) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(who.Session ?? who.Credential)).AsSpan(0, 16));

    /// <summary>A session ended.</summary>
    public Task Ended(SignedIn who) => who.Technician is { } technician
        ? grains.Technician(technician).RemovePhones(DigestOf(who), account: null)
        : Task.CompletedTask;

    /// <summary>All sessions of an account ended.</summary>
    public Task Ended(string account, string? technician) => technician is null
        ? Task.CompletedTask
        : grains.Technician(technician).RemovePhones(session: null, account);
}
