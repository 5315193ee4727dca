using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Dispatch.Sla;
using Dispatch.Technicians;
using Microsoft.Extensions.Options;

namespace Dispatch.Notifications;

/// <summary>
/// Pushes to every phone of a person, whether or not a page is open there (RFC 8030). A phone that its service knows no more is forgotten. Of several phones,
/// those that have it are left out when it is tried again; after a restart they may get it twice, and show it once, by its key.
/// </summary>
internal sealed class WebPushSender(GrainReferences grains, VapidKeys keys, PushGate gate, IOptions<WebPushOptions> options, TimeProvider clock) : INotificationSender, IDisposable
{
    /// <summary>Services take a signature for a day; one is made for each message, and lasts longer than any clock is wrong.</summary>
    private static readonly TimeSpan s_signatureLasts = TimeSpan.FromHours(12);

    /// <summary>How often it is written down that a phone was reached.</summary>
    private static readonly TimeSpan s_reachedNoted = TimeSpan.FromHours(1);

    /// <summary>How many messages under way are remembered with the phones that have them.</summary>
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _reached = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = gate.Connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        // The pipeline gives each attempt its time.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc />
    public NotificationChannel Channel => NotificationChannel.Push;

    /// <inheritdoc />
    public async Task<SendResult> Send(NotificationMessage message, CancellationToken cancellationToken)
    {
        var result = await Attempt(message, cancellationToken);
        if (result.Verdict is not SendVerdict.Failed)
            _reached.TryRemove(message.Key, out _);
        return result;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<SendResult> Attempt(NotificationMessage message, CancellationToken cancellationToken)
    {
        if (message.Newest.Notice.Person is not { } person)
            return SendResult.Refused("Nobody in particular is meant, and phones belong to somebody.");
        var left = message.Newest.CreatedAt + options.Value.TimeToLive - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
            return SendResult.Refused(string.Create(CultureInfo.InvariantCulture, $"No push service took it within {options.Value.TimeToLive}, and it is of no use any more."));

        var owner = grains.Technician(person);
        var key = await keys.Get(cancellationToken);
        var phones = await owner.Phones();
        foreach (var outdated in phones.Where(phone => phone.ServerKey != key.PublicKey))
            await owner.RemovePhone(outdated.Id);
        var reached = Reached(message.Key);
        var payload = PushPayload.Of(message);
        var body = JsonSerializer.SerializeToUtf8Bytes(payload, DispatchJson.Options);
        List<SendResult> results = [.. reached.Select(_ => SendResult.Sent)];
        results.AddRange(await Task.WhenAll(phones.Where(phone => phone.ServerKey == key.PublicKey && !reached.ContainsKey(phone.Id)).Select(Push)));
        return Sum(results, person);

        async Task<SendResult> Push(Phone phone)
        {
            var result = await Ask(phone, payload, body, key, left, cancellationToken);
            if (result is not { } answer)
            {
                await owner.RemovePhone(phone.Id);
                return SendResult.Refused($"The phone is known no more at {new Uri(phone.Endpoint).Host}.");
            }

            if (answer.Verdict is SendVerdict.Sent)
            {
                reached[phone.Id] = true;
                if (!(phone.ReachedAt > clock.GetUtcNow() - s_reachedNoted))
                    await owner.PhoneReached(phone.Id, clock.Now());
            }

            return answer;
        }
    }

    /// <summary>Sent where anybody has it and nobody is to be tried again.</summary>
    private static SendResult Sum(IReadOnlyList<SendResult> results, string person)
    {
        if (results.Where(result => result.Verdict is SendVerdict.Failed).ToList() is { Count: > 0 } failed)
            return failed.MaxBy(result => result.RetryAfter ?? TimeSpan.Zero);
        if (results.Any(result => result.Verdict is SendVerdict.Sent))
            return SendResult.Sent;
        return results.Count > 0 ? results[^1] : SendResult.Refused($"{person} has no phone that takes pushes.");
    }

    /// <summary>One request; null where the service says that the phone is gone.</summary>
    private async Task<SendResult?> Ask(Phone phone, PushPayload payload, byte[] body, VapidKey key, TimeSpan left, CancellationToken cancellationToken)
    {
        if (gate.Refuse(phone.Endpoint) is { } refused)
            return SendResult.Refused(refused);
        using var request = Compose(phone, payload, body, key, left);
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            // One phone's service may be away while another's is there.
            return SendResult.Failed(e.Message);
        }

        using (answer)
        {
            var status = (int)answer.StatusCode;
            var said = string.Create(CultureInfo.InvariantCulture, $"{request.RequestUri!.Host} answered {status} {answer.ReasonPhrase}").TrimEnd() + ".";
            return answer.StatusCode switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => null,
                HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => SendResult.Failed(said, RetryAfter(answer)),
                _ when status is >= 200 and < 300 => SendResult.Sent,
                _ when status is >= 300 and < 500 => SendResult.Refused(said),
                _ => SendResult.Failed(said, RetryAfter(answer)),
            };
        }
    }

    private HttpRequestMessage Compose(Phone phone, PushPayload payload, byte[] body, VapidKey key, TimeSpan left)
    {
        var encrypted = PushEncryption.Encrypt(body, Base64Url.DecodeFromChars(phone.P256dh), Base64Url.DecodeFromChars(phone.Auth));
        var request = new HttpRequestMessage(HttpMethod.Post, phone.Endpoint)
        {
            Content = new ByteArrayContent(encrypted)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream"), ContentEncoding = { "aes128gcm" } },
            },
        };
        request.Headers.TryAddWithoutValidation("Authorization", key.Authorize(PushGate.OriginOf(request.RequestUri!), clock.GetUtcNow() + s_signatureLasts, options.Value.Contact));
        request.Headers.Add("TTL", ((long)left.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Urgency", payload.IsUrgent ? "high" : "normal");
        request.Headers.Add("Topic", payload.Topic);
        return request;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    private ConcurrentDictionary<string, bool> Reached(string message)
    {
        // Only messages that are tried again stay; so many of them are a service that is away for everybody, and then nobody was reached.
        if (_reached.Count > MostRemembered)
            _reached.Clear();
        return _reached.GetOrAdd(message, _ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
    }
}
