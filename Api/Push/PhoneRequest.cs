using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dispatch.Notifications;
using Dispatch.Technicians;
using Microsoft.Extensions.Validation;

namespace Dispatch.Push;

/// <summary>A browser's subscription to pushes, as its <c>PushSubscription</c> writes itself, and a name for it.</summary>
[ValidatableType]
public sealed record PhoneRequest
{
    /// <summary>The address at the browser's push service.</summary>
    [Text(PushGate.Longest, MinimumLength = 1)]
    public required string Endpoint { get; init; }

    /// <summary>When the subscription ends by itself; push services say it seldom, and it is not needed.</summary>
    public double? ExpirationTime { get; init; }

    /// <summary>The browser's keys.</summary>
    public required PhoneKeys Keys { get; init; }

    /// <summary>As its owner tells it from others.</summary>
    [Text(Limits.Name)]
    public string? Name { get; init; }

    /// <summary>As it is kept.</summary>
    internal Phone ToPhone(string serverKey, string account, string session, DateTimeOffset now) =>
        new(IdOf(Endpoint), Endpoint, Keys.P256dh, Keys.Auth, serverKey, now) { Name = Name, Account = account, Session = session };

    private static string IdOf(string endpoint) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint)).AsSpan(0, 12));
}
