using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Sla;
using Microsoft.Extensions.Options;

namespace Dispatch.Notifications;

/// <summary>
/// A signed POST to the address that the installation names. The receiver computes HMAC-SHA256 over <c>Dispatch-Timestamp</c>, a dot and the body with
/// the common secret and compares it with <c>Dispatch-Signature</c> (lower-case hex); <c>Dispatch-Id</c> is the same in every repetition.
/// </summary>
internal sealed class WebhookSender(IOptions<WebhookOptions> options, TimeProvider clock) : INotificationSender, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        // A redirected request would tell a stranger, signed.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        // The pipeline gives each attempt its time.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc />
    public NotificationChannel Channel => NotificationChannel.Webhook;

    /// <inheritdoc />
    public async Task<SendResult> Send(NotificationMessage message, CancellationToken cancellationToken)
    {
        var receiver = options.Value;
        if (string.IsNullOrWhiteSpace(receiver.Url))
            return SendResult.Refused($"No webhook is configured: set {WebhookOptions.Section}:Url and {WebhookOptions.Section}:Secret.");

        using var request = Compose(message, receiver);
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var status = (int)answer.StatusCode;
        var said = string.Create(CultureInfo.InvariantCulture, $"The receiver answered {status} {answer.ReasonPhrase}").TrimEnd() + ".";
        return status switch
        {
            >= 200 and < 300 => SendResult.Sent,
            (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests => SendResult.Failed(said),
            >= 400 and < 500 => SendResult.Refused(said),
            _ => SendResult.Failed(said),
        };
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Compose(NotificationMessage message, WebhookOptions receiver)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message.ToPush(), DispatchJson.Options);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, receiver.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        request.Headers.Add("Dispatch-Id", message.Key);
        request.Headers.Add("Dispatch-Timestamp", timestamp);
        request.Headers.Add("Dispatch-Signature", Sign(receiver.Secret!, timestamp, body));
        return request;
    }

    private static string Sign(string secret, string timestamp, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. body]));
}
