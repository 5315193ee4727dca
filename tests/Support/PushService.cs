using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Testing;

/// <summary>A push service on loopback (RFC 8030): takes only what is signed by the key that subscribed (RFC 8292), and lets its phones read what came for them.</summary>
public sealed class PushService : IAsyncDisposable
{
    private readonly ConcurrentQueue<PushedMessage> _messages = [];
    private readonly ConcurrentDictionary<string, PushPhone> _phones = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private PushService()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(Take);
    }

    /// <summary>Where it listens.</summary>
    public string Origin => _app.Urls.First();

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<PushedMessage> Messages => [.. _messages];

    /// <summary>The answer to a request of a phone, by its number from 1 among that phone's: a status, and how long to wait.</summary>
    public Func<string, int, (HttpStatusCode Status, string? RetryAfter)> Answer { get; set; } = (_, _) => (HttpStatusCode.Created, null);

    public static async Task<PushService> Start()
    {
        var service = new PushService();
        await service._app.StartAsync();
        return service;
    }

    /// <summary>How many requests came for a phone.</summary>
    public int Requests(PushPhone phone) => _requests.GetValueOrDefault(phone.Id);

    /// <summary>A new phone.</summary>
    public PushPhone Subscribe()
    {
        var id = Guid.NewGuid().ToString("N");
        return _phones[id] = new PushPhone(id, $"{Origin}/push/{id}");
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        foreach (var phone in _phones.Values)
            phone.Dispose();
    }

    private async Task Take(HttpContext context)
    {
        var request = context.Request;
        var id = request.Path.Value!.Split('/')[^1];
        if (!HttpMethods.IsPost(request.Method) || !_phones.TryGetValue(id, out var phone))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var number = _requests.AddOrUpdate(id, 1, (_, count) => count + 1);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var (status, retryAfter) = Answer(id, number);
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        context.Response.StatusCode = (int)status;
        if ((int)status is < 200 or >= 300)
            return;
        if (Claims(request.Headers.Authorization.ToString()) is not { } claims || request.Headers.ContentEncoding != "aes128gcm")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        _messages.Enqueue(new PushedMessage(
            id,
            phone.Decrypt(body.ToArray()),
            int.Parse(request.Headers["TTL"].ToString(), CultureInfo.InvariantCulture),
            request.Headers["Urgency"].ToString(),
            request.Headers["Topic"].ToString(),
            claims,
            (int)body.Length,
            DateTimeOffset.UtcNow));
    }

    /// <summary>The claims of a token whose signature is right; null of any other.</summary>
    private static string? Claims(string authorization)
    {
        const string Scheme = "vapid t=";
        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal) || authorization[Scheme.Length..].Split(", k=") is not [var token, var key] || token.Split('.') is not [var header, var claims, var signature])
            return null;
        var point = Base64Url.DecodeFromChars(key);
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        return verifier.VerifyData(Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(claims))
            : null;
    }
}
