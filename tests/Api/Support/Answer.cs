using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api;

/// <summary>What the server answered.</summary>
public sealed record Answer(HttpStatusCode Status, string? MediaType, string Text, string? ETag, string? Location, TimeSpan? RetryAfter)
{
    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 64 };

    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text, documentOptions: s_strict) ?? throw new InvalidOperationException("The body is null.");

    /// <summary>The body without what its clocks show, which goes on by itself: what must not change where nothing happened.</summary>
    public JsonNode Still
    {
        get
        {
            var ticket = Json;
            foreach (var clock in ticket["clocks"]!.AsArray().Select(clock => clock!.AsObject()))
                Array.ForEach(["elapsed", "remaining", "asOf"], name => clock.Remove(name));
            return ticket;
        }
    }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>A field of the body, as JSON.</summary>
    public JsonNode? this[string field] => Json[field];

    public string Number => Json["number"]!.GetValue<string>();

    public int Version => Json["version"]!.GetValue<int>();

    public string State => Json["status"]!.GetValue<string>();

    /// <summary>The stable code of a problem.</summary>
    public string? Code => Json["code"]?.GetValue<string>();

    public IReadOnlyList<string> Allowed => Strings("allowed");

    public JsonArray Items => Json["items"]!.AsArray();

    /// <summary>Reads an answer to its end.</summary>
    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(),
        response.Headers.ETag?.ToString(),
        response.Headers.Location?.ToString(),
        response.Headers.RetryAfter?.Delta);

    public IReadOnlyList<string> Strings(string field) => [.. Json[field]!.AsArray().Select(item => item!.GetValue<string>())];

    /// <summary>The answer, if it is the expected one.</summary>
    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"{(int)expected} was expected; {this}");
        return this;
    }

    /// <summary>The answer, if it is a problem as the contract describes them: of this status and code, with a sentence, and with the field that is wrong.</summary>
    public Answer IsProblem(HttpStatusCode status, string code, string? field = null)
    {
        Is(status);
        Assert.Equal("application/problem+json", MediaType);
        var problem = Json;
        Assert.True(Code == code, $"The code '{code}' was expected; {this}");
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        Assert.Equal("urn:dispatch:problem:" + code, problem["type"]!.GetValue<string>());
        Assert.False(string.IsNullOrWhiteSpace(problem["title"]?.GetValue<string>()));
        var sentence = problem["detail"]!.GetValue<string>();
        Assert.True(sentence.Length > 10 && sentence[^1] is '.' or '?' or '>' or '…', $"'{sentence}' is no sentence.");
        Assert.DoesNotContain("System.", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Dispatch.Tickets", sentence, StringComparison.Ordinal);
        if (field is not null)
        {
            var errors = problem["errors"]!.AsObject();
            Assert.True(errors.ContainsKey(field), $"'{field}' was expected among the errors; {this}");
            Assert.NotEmpty(errors[field]!.AsArray());
        }

        return this;
    }

    public override string ToString() => $"{(int)Status} {MediaType} {(Text.Length > 2000 ? Text[..2000] : Text)}";
}
