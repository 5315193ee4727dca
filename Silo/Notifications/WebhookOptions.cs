using Dispatch.Sla;
using Microsoft.Extensions.Options;

namespace Dispatch.Notifications;

/// <summary>Where webhooks go: section <c>Dispatch:Notifications:Webhook</c>. Without an address there are none.</summary>
public sealed class WebhookOptions
{
    /// <summary>The section.</summary>
    public const string Section = NotificationOptions.Section + ":Webhook";

    /// <summary>The shortest secret.</summary>
    public const int MinimumLength = 16;

    /// <summary>The receiver's address, <c>http</c> or <c>https</c>.</summary>
    public string? Url { get; set; }

    /// <summary>The secret that both sides know, 16 characters or more: requests are signed with it.</summary>
    public string? Secret { get; set; }

    /// <summary>Says what is wrong before the first message would.</summary>
    internal sealed class Validator : IValidateOptions<WebhookOptions>
    {
        /// <inheritdoc />
        public ValidateOptionsResult Validate(string? name, WebhookOptions options)
        {
            if (string.IsNullOrWhiteSpace(options.Url))
                return ValidateOptionsResult.Success;
            List<string> wrong = [];
            if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
                wrong.Add($"{Section}:Url is '{options.Url}'; it may be an address that begins with https:// or http://.");
            if (options.Secret is not { Length: >= MinimumLength })
                wrong.Add($"{Section}:Secret must have at least {MinimumLength} characters: receivers know by it that a request is from Dispatch.");
            return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
        }
    }
}
