using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api;

/// <summary>Talks to a server as any program would: JSON in, JSON out. A body is an object of ours, or text that is sent as it stands.</summary>
public sealed class Caller(HttpClient http)
{
    private const string Api = "/api/v1";
    private const int Large = 100_000;

    /// <summary>What stands under it; other addresses are sent as they are.</summary>
    private static readonly string[] s_resources =
    [
        "/tickets", "/cells", "/technicians", "/notifications", "/calendars", "/sla", "/escalation-policies", "/on-call", "/contacts", "/requesters",
        "/audit", "/reports", "/session", "/account", "/checklists", "/push",
    ];

    private static readonly JsonSerializerOptions s_json = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Put(string path, object body, params (string Name, string Value)[] headers) => Send(HttpMethod.Put, path, Json(body), headers);

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body is null ? null : Json(body), headers);

    public Task<Answer> Delete(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Delete, path, body is null ? null : Json(body), headers);

    /// <summary>Gives a command to a ticket.</summary>
    public Task<Answer> Tell(string number, string command, object? body = null, params (string Name, string Value)[] headers) =>
        Post($"/tickets/{number}/{command}", body, headers);

    /// <summary>Reports a request and expects that it is taken.</summary>
    public async Task<Answer> Report(string cell, string subject = "The printer is on fire") =>
        (await Post("/tickets", Request(cell, subject))).Is(System.Net.HttpStatusCode.Created);

    /// <summary>The smallest request there is.</summary>
    public static JsonObject Request(string? cell = null, string subject = "The printer is on fire")
    {
        var request = new JsonObject { ["subject"] = subject, ["channel"] = "phone", ["requester"] = new JsonObject { ["name"] = "Ada" } };
        if (cell is not null)
            request["cell"] = cell;
        return request;
    }

    public async Task<JsonNode> Ticket(string number) => (await Get($"/tickets/{number}")).Is(System.Net.HttpStatusCode.OK).Json;

    public async Task<IReadOnlyList<JsonNode>> Journal(string number) =>
        [.. (await Get($"/tickets/{number}/events")).Is(System.Net.HttpStatusCode.OK).Items.Select(item => item!)];

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var address = s_resources.Any(resource => path.StartsWith(resource, StringComparison.Ordinal)) ? Api + path : path;
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        // Asks whether a large body is wanted: a server that refuses it need not take it first, and closes the connection while it is still being sent.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > Large;
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return await Answer.Of(response);
    }

    public static HttpContent Json(object body, string mediaType = "application/json") => new ByteArrayContent(
        Encoding.UTF8.GetBytes(body as string ?? (body as JsonNode)?.ToJsonString() ?? JsonSerializer.Serialize(body, s_json)))
    {
        Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) },
    };

    /// <summary>An instant as the contract writes it.</summary>
    public static string Instant(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
