using Dispatch.Sla;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Dispatch.Notifications;

/// <summary>E-mail through the installation's mail server. A message sent again has the same Message-ID, by which mail programs know it.</summary>
internal sealed class EmailSender(IOptions<SmtpOptions> options, TimeProvider clock) : INotificationSender
{
    private const int Permanent = 500;

    /// <inheritdoc />
    public NotificationChannel Channel => NotificationChannel.Email;

    /// <inheritdoc />
    public async Task<SendResult> Send(NotificationMessage message, CancellationToken cancellationToken)
    {
        var server = options.Value;
        if (string.IsNullOrWhiteSpace(server.Host))
            return SendResult.Refused($"No SMTP server is configured: set {SmtpOptions.Section}:Host and {SmtpOptions.Section}:From.");
        if (message.Newest.Notice.Address is not { Length: > 0 } address)
            return SendResult.Refused($"No e-mail address is recorded for {message.Newest.Recipient}.");
        if (!MailboxAddress.TryParse(address, out var recipient))
            return SendResult.Refused($"'{address}' is no e-mail address.");

        using var mail = Compose(message, MailboxAddress.Parse(server.From!), recipient);
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.EffectivePort, ToMailKit(server.Security), cancellationToken);
        if (!string.IsNullOrEmpty(server.User))
            await client.AuthenticateAsync(server.User, server.Password!, cancellationToken);
        try
        {
            await client.SendAsync(mail, cancellationToken);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= Permanent)
        {
            return SendResult.Refused($"The mail server refuses it: {(int)e.StatusCode} {e.Message}");
        }

        await Leave(client);
        return SendResult.Sent;
    }

    private MimeMessage Compose(NotificationMessage message, MailboxAddress from, MailboxAddress recipient)
    {
        var mail = new MimeMessage
        {
            MessageId = $"{message.Key}@{from.Domain}",
            Date = clock.GetUtcNow(),
            Subject = EmailText.Subject(message),
            Body = new TextPart("plain") { Text = EmailText.Body(message) },
        };
        mail.From.Add(from);
        mail.To.Add(recipient);
        // One conversation a ticket, and no answers by robots.
        if (!message.IsDigest)
            mail.References.Add($"{message.Newest.Ticket}@{from.Domain}");
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    /// <summary>The server has taken the message: however the farewell goes, it is sent, and must not be sent again for that.</summary>
    private static async Task Leave(SmtpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SmtpCommandException or SmtpProtocolException or System.Net.Sockets.SocketException)
        {
            // Disposing of the client closes the connection.
        }
    }

    private static SecureSocketOptions ToMailKit(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
