using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Dispatch.Access;

namespace Dispatch.Tests.Access.Fuzz;

/// <summary>
/// Requests made from the application's own OpenAPI document, right, wrong and in between: none brings the server to fail or hang, each refusal says what
/// is wrong, and what was refused has changed nothing.
/// </summary>
public sealed class FuzzTests(Region region) : IClassFixture<Region>
{
    private const int Requests = 24_000;

    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(30);

    /// <summary>What was answered by acceptance, by address: the newest version.</summary>
    private readonly ConcurrentDictionary<string, int> _accepted = new(StringComparer.Ordinal);

    [Fact]
    public async Task Nothing_that_is_sent_makes_the_server_fail_and_what_is_refused_changes_nothing()
    {
        var administrator = region.Client(Roles.Administrator);
        var document = (await administrator.GetFromJsonAsync<JsonNode>(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        var operations = Operation.All(document);
        List<string> known = [Region.Own, Region.Foreign, "front-desk", Region.Email(Region.Own)];
        for (var i = 0; i < 12; i++)
        {
            known.Add(await region.Ticket(i % 2 == 0 ? Region.Own : Region.Foreign));
            _accepted[$"/api/v1/tickets/{known[^1]}"] = 2;
        }

        var statuses = new ConcurrentDictionary<int, int>();
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var request = FuzzRequest.Of(seed, document, operations, known);
                statuses.AddOrUpdate(await Send(request), 1, (_, count) => count + 1);
            },
            iter: Requests,
            threads: 4);

        // The test is worth something only where many requests were carried out, and many refused for their content.
        Assert.True(statuses.Where(status => status.Key < 300).Sum(status => status.Value) > Requests / 20, Words(statuses));
        Assert.True(statuses.GetValueOrDefault(422) > Requests / 20, Words(statuses));
        await AssertNothingHalfDone(administrator);
    }

    private async Task<int> Send(FuzzRequest request)
    {
        using var message = request.ToMessage();
        using var hang = new CancellationTokenSource(s_hang);
        using var answer = await region.Client(request.Role).SendAsync(message, hang.Token);
        var text = await answer.Content.ReadAsStringAsync(hang.Token);
        var status = (int)answer.StatusCode;
        Assert.True(status < 500, $"{request}\n{status} {text}");
        if (status == 414)
        {
            // The server's own: the line is not even read to its end.
            Assert.Empty(text);
        }
        else if (status >= 400)
        {
            Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{request}\n{status} {text}");
            Assert.False(string.IsNullOrEmpty(JsonNode.Parse(text)!["code"]?.GetValue<string>()), $"{request}\n{text}");
            Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        }
        else if (Changed(request, answer, text) is var (address, version))
        {
            _accepted.AddOrUpdate(address, version, (_, known) => Math.Max(known, version));
        }

        return status;
    }

    /// <summary>The thing whose version the answer tells, where the request was to change it.</summary>
    private static (string Address, int Version)? Changed(FuzzRequest request, HttpResponseMessage answer, string text)
    {
        if (request.Operation.Method == "GET" || answer.Headers.ETag?.Tag.Trim('"') is not { } tag || !int.TryParse(tag, CultureInfo.InvariantCulture, out var version))
            return null;
        var address = request.Address.Split('?')[0];
        return request.Operation.Path.StartsWith("/api/v1/tickets", StringComparison.Ordinal)
            ? ($"/api/v1/tickets/{JsonNode.Parse(text)!["number"]!.GetValue<string>()}", version)
            : (address, version);
    }

    private async Task AssertNothingHalfDone(HttpClient administrator)
    {
        var tickets = 0;
        string? next = null;
        do
        {
            var page = (await administrator.GetFromJsonAsync<JsonNode>(new Uri($"/api/v1/tickets?limit=200{(next is null ? "" : $"&cursor={next}")}", UriKind.Relative)))!;
            foreach (var ticket in page["items"]!.AsArray())
            {
                tickets++;
                var number = ticket!["number"]!.GetValue<string>();
                Assert.True(_accepted.TryGetValue($"/api/v1/tickets/{number}", out var version), $"{number} was made by a request that was refused.");
                if (ticket["version"]!.GetValue<int>() != version)
                    await AssertByItself(administrator, number, version);
            }

            next = page["next"]?.GetValue<string>();
        }
        while (next is not null);

        Assert.Equal(_accepted.Keys.Count(address => address.StartsWith("/api/v1/tickets/", StringComparison.Ordinal)), tickets);
        foreach (var (address, version) in _accepted.Where(known => !known.Key.StartsWith("/api/v1/tickets/", StringComparison.Ordinal)))
        {
            using var answer = await administrator.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.Headers.ETag?.Tag == $"\"{version}\"", $"{address}: version {version} was answered last, {answer.Headers.ETag} is there.");
        }
    }

    /// <summary>What nobody was told of with the ticket is what time did, another ticket's displacement, or the erasure of its requester.</summary>
    private static async Task AssertByItself(HttpClient administrator, string number, int told)
    {
        var journal = (await administrator.GetFromJsonAsync<JsonNode>(new Uri($"/api/v1/tickets/{number}/events", UriKind.Relative)))!["items"]!.AsArray();
        Assert.All(journal.Where(line => line!["version"]!.GetValue<int>() > told), line => Assert.True(
            line!["actor"]!["role"]!.GetValue<string>() == "system" || line["type"]!.GetValue<string>() is "displaced" or "requesterErased", $"{number}, told {told}: {line}"));
    }

    private static string Words(IEnumerable<KeyValuePair<int, int>> statuses) => string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}"));
}
