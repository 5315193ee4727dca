using Dispatch.Sla;
using Microsoft.Extensions.Options;

namespace Dispatch.Notifications;

/// <summary>How phones are told: section <c>Dispatch:Notifications:WebPush</c>.</summary>
public sealed class WebPushOptions
{
    /// <summary>The section.</summary>
    public const string Section = NotificationOptions.Section + ":WebPush";

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(28);

    /// <summary>Where a push service may complain: <c>mailto:</c> or <c>https:</c>. Some, Apple's among them, take nothing without it.</summary>
    public string? Contact { get; set; }

    /// <summary>How long a push waits for a phone that is off; default 12 hours. What is older is of no use to anybody.</summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromHours(12);

    /// <summary>The hosts of push services, each a name or <c>*.</c> and a domain; without any, every public host that is reached by https.</summary>
    public IList<string> Hosts { get; set; } = [];

    /// <summary>Origins that are taken although they are not public or not https, for example <c>http://127.0.0.1:9000</c>: a push service of one's own.</summary>
    public IList<string> Origins { get; set; } = [];

    /// <summary>Says what is wrong before the first message would.</summary>
    internal sealed class Validator : IValidateOptions<WebPushOptions>
    {
        /// <inheritdoc />
        public ValidateOptionsResult Validate(string? name, WebPushOptions options)
        {
            List<string> wrong = [];
            if (options.Contact is { } contact && !(Uri.TryCreate(contact, UriKind.Absolute, out var at) && (at.Scheme == Uri.UriSchemeMailto || at.Scheme == Uri.UriSchemeHttps)))
                wrong.Add($"{Section}:Contact is '{contact}'; it may be an address that begins with mailto: or https://.");
            if (options.TimeToLive <= TimeSpan.Zero || options.TimeToLive > s_longest)
                wrong.Add($"{Section}:TimeToLive is '{options.TimeToLive}'; it may be longer than no time, and at most {s_longest}.");
            wrong.AddRange(options.Hosts.Where(host => Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) is not UriHostNameType.Dns)
                .Select(host => $"{Section}:Hosts has '{host}'; each may be a host name, or *. and a domain."));
            wrong.AddRange(options.Origins.Where(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var address) || PushGate.OriginOf(address) != origin)
                .Select(origin => $"{Section}:Origins has '{origin}'; each may be a scheme, a host and a port, such as http://127.0.0.1:9000."));
            return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
        }
    }
}
