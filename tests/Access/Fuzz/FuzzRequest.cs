using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Dispatch.Access;

namespace Dispatch.Tests.Access.Fuzz;

/// <summary>A request that a seed stands for: the same seed makes the same one.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Role">As whom it is sent.</param>
/// <param name="Operation">What is asked.</param>
/// <param name="Address">The path and what follows.</param>
/// <param name="Body">What is sent, as it stands on the wire.</param>
/// <param name="MediaType">What it is said to be.</param>
/// <param name="Headers">More headers.</param>
public sealed record FuzzRequest(
    int Seed, string Role, Operation Operation, string Address, byte[]? Body, string MediaType, IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>The request of a seed.</summary>
    public static FuzzRequest Of(int seed, JsonNode document, IReadOnlyList<Operation> operations, IReadOnlyList<string> known)
    {
        var random = new Random(seed);
        var shaper = new Shaper(document, random, known);
        var operation = shaper.Pick(operations);
        var address = operation.Path;
        List<string> query = [];
        foreach (var (name, inPath, schema) in operation.Parameters)
        {
            var value = shaper.OneIn(3) ? shaper.Value(schema)?.ToString() ?? "" : shaper.Pick(known);
            // A path with U+0000 never comes as far as the application.
            if (inPath)
                address = address.Replace($"{{{name}}}", Uri.EscapeDataString(value.Trim('\0').Length == 0 ? "x" : value.Replace("\0", "", StringComparison.Ordinal)), StringComparison.Ordinal);
            else if (shaper.OneIn(3))
                query.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        List<(string, string)> headers = [];
        if (shaper.OneIn(5))
            headers.Add(("Idempotency-Key", shaper.Text()));
        if (shaper.OneIn(8))
            headers.Add(("If-Match", shaper.Pick(["\"1\"", "\"2\"", "*", "1", "W/\"1\"", "\"99999999999\"", "\"1\", \"2\"", ""])));
        if (shaper.OneIn(12))
            headers.Add(("On-Behalf-Of", shaper.Pick(["technician/own", "requester/x", "system/timer", "administrator/x", "/", shaper.Text()])));
        if (shaper.OneIn(12))
            headers.Add(("Accept", shaper.Pick(["text/csv", "text/calendar", "text/html", "application/xml", "*/*;q=0", "nonsense"])));

        // Most are sent as an administrator: who is refused at the door reaches nothing that could break.
        var role = shaper.OneIn(3) ? shaper.Pick(Roles.All) : Roles.Administrator;
        var body = operation.Body is { } content ? Bytes(shaper, content.MediaType, shaper.Value(content.Schema), random) : null;
        var mediaType = shaper.OneIn(40) ? shaper.Pick(["text/plain", "application/xml", "application/json; charset=utf-16"]) : operation.Body?.MediaType ?? "application/json";
        return new FuzzRequest(seed, role, operation, query.Count > 0 ? $"{address}?{string.Join('&', query)}" : address, body, mediaType, headers);
    }

    /// <summary>As it is sent.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Operation.Method), new Uri(Address, UriKind.Relative));
        if (Body is not null)
            message.Content = new ByteArrayContent(Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(MediaType) } };
        // A server that refuses a large body need not take it first, and closes the connection while it is still being sent.
        message.Headers.ExpectContinue = Body?.Length > 100_000;
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value.All(c => c is >= ' ' and <= '~') ? value : "x");
        return message;
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, {Role}: {Operation.Method} {Address} {(Body is null ? "" : Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 2000))))}");

    private static byte[] Bytes(Shaper shaper, string mediaType, JsonNode? value, Random random)
    {
        var text = mediaType.Contains("json", StringComparison.Ordinal) ? value?.ToJsonString() ?? "null" : $"BEGIN:VCALENDAR\r\n{value}\r\nEND:VCALENDAR";
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(60))
        {
            case 0:
                return bytes[..random.Next(bytes.Length + 1)];
            case 1 when bytes.Length > 0:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 2:
                return Encoding.UTF8.GetBytes(new string('[', 2000));
            case 3:
                return Encoding.UTF8.GetBytes($"{text}{text}");
            case 4:
                return [];
            case 5 when shaper.OneIn(10):
                return new byte[200_000];
            default:
                return bytes;
        }
    }
}
