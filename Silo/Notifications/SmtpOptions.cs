using Dispatch.Sla;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dispatch.Notifications;

/// <summary>The mail server that notifications go through: section <c>Dispatch:Notifications:Smtp</c>. Without a host there is none.</summary>
public sealed class SmtpOptions
{
    /// <summary>The section.</summary>
    public const string Section = NotificationOptions.Section + ":Smtp";

    /// <summary>Its name.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; 587, or 465 with <c>Tls</c>, or 25 with <c>None</c>, where nobody said.</summary>
    public int? Port { get; set; }

    /// <summary>How the connection is secured; default <c>StartTls</c>.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>As whom Dispatch signs in; without one it does not.</summary>
    public string? User { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }

    /// <summary>The sender's address, for example <c>Dispatch &lt;dispatch@example.org&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary>The port in effect.</summary>
    public int EffectivePort => Port ?? Security switch
    {
        SmtpSecurity.Tls => 465,
        SmtpSecurity.None => 25,
        _ => 587,
    };

    /// <summary>Says what is wrong before the first message would.</summary>
    internal sealed class Validator : IValidateOptions<SmtpOptions>
    {
        /// <inheritdoc />
        public ValidateOptionsResult Validate(string? name, SmtpOptions options)
        {
            if (string.IsNullOrWhiteSpace(options.Host))
                return ValidateOptionsResult.Success;
            List<string> wrong = [];
            if (options.EffectivePort is < 1 or > 65535)
                wrong.Add($"{Section}:Port is {options.Port}; it may be a port from 1 to 65535.");
            if (!MailboxAddress.TryParse(options.From, out var from) || string.IsNullOrEmpty(from.Domain))
                wrong.Add($"{Section}:From is '{options.From}'; with {Section}:Host it must be an e-mail address, for example 'Dispatch <dispatch@example.org>'.");
            if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
                wrong.Add($"{Section}:User and {Section}:Password belong together: set both, or none.");
            return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
        }
    }
}
