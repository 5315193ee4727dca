using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dispatch.Access;
using Dispatch.Audit;
using Dispatch.Security.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Tests.Access;

/// <summary>Every endpoint that the application has, as every role, about what is one's own and what is foreign.</summary>
public sealed class AccessTests(Region region) : IClassFixture<Region>
{
    [Fact]
    public void Every_endpoint_says_what_it_needs_or_is_open_on_purpose()
    {
        foreach (var endpoint in region.Endpoints.Where(IsOurs))
        {
            var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(open != endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null, endpoint.DisplayName);
            Assert.True(open == AccessTable.Open.Any(path => Route(endpoint).StartsWith(path, StringComparison.Ordinal)), endpoint.DisplayName);
        }
    }

    [Fact]
    public void The_table_holds_every_endpoint_and_nothing_else()
    {
        var known = region.Endpoints.Where(endpoint => IsOurs(endpoint) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).SelectMany(Names).Order(StringComparer.Ordinal);
        Assert.Equal(known, AccessTable.Rows.Select(row => row.Endpoint).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_knows_what_is_only_for_people_in_a_session_of_their_own()
    {
        var own = region.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<NeedsAttribute>() is { OwnSession: true }).SelectMany(Names);
        Assert.Equal(own.Order(StringComparer.Ordinal), AccessTable.Rows.Where(row => row.OwnSession).Select(row => row.Endpoint).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_changes_people_rights_rules_or_roster_is_recorded()
    {
        const Permissions Recorded = Permissions.ManageAccounts | Permissions.WriteRoster | Permissions.WriteRules | Permissions.WriteNotifications;
        var recorded = 0;
        foreach (var endpoint in region.Endpoints.Where(IsOurs))
        {
            var changes = Names(endpoint).Any(name => !name.StartsWith("GET ", StringComparison.Ordinal));
            if (!changes || endpoint.Metadata.GetMetadata<NeedsAttribute>() is not { } needs || ((needs.Permission & Recorded) == Permissions.None && !needs.OwnSession))
                continue;
            recorded++;
            // A secret that nobody has confirmed yet opens nothing and asks for nothing.
            Assert.True(ChangeRecording.KindOf(endpoint.Metadata) is not null || Names(endpoint).Single() == "POST /api/v1/account/authenticator", endpoint.DisplayName);
        }

        Assert.NotEqual(0, recorded);
    }

    [Theory]
    [InlineData(Way.Token)]
    [InlineData(Way.Session)]
    public async Task Each_role_is_let_in_refused_or_told_that_there_is_nothing(Way way)
    {
        List<string> wrong = [];
        foreach (var row in AccessTable.Rows)
        {
            foreach (var (role, index) in Roles.All.Select((role, index) => (role, index)))
            {
                foreach (var (whose, told) in new[] { (Region.Own, row.Own[index]), (Region.Foreign, row.Foreign[index]) })
                {
                    var expected = row.OwnSession && way is Way.Session ? '+' : told;
                    var (seen, answer) = await Ask(row, region.Client(role, way), whose);
                    if (seen != expected)
                        wrong.Add($"{row.Endpoint} as {role}, {whose}: '{expected}' was expected; {answer}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Nobody_is_let_in_without_signing_in()
    {
        foreach (var row in AccessTable.Rows)
        {
            using var answer = await Send(row, region.Stranger, Region.Own);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{row.Endpoint}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_does_not_exist_and_what_one_may_not_see_are_told_in_the_same_words()
    {
        var foreign = await region.Ticket(Region.Foreign);
        foreach (var role in new[] { Roles.Requester, Roles.Technician, Roles.Dispatcher })
        {
            foreach (var path in new[] { "", "/events", "/sla" })
                Assert.Equal(await Text(role, $"/api/v1/tickets/T-9999999{path}", "T-9999999"), await Text(role, $"/api/v1/tickets/{foreign}{path}", foreign));
        }

        Assert.Equal(
            await Text(Roles.Technician, "/api/v1/technicians/nobody/agenda", "nobody"), await Text(Roles.Technician, "/api/v1/technicians/foreign/agenda", "foreign"));

        async Task<string> Text(string role, string path, string name)
        {
            using var answer = await region.Client(role).GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"]!.GetValue<string>().Replace(name, "X", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Roles.Requester, true)]
    [InlineData(Roles.Technician, true)]
    [InlineData(Roles.Dispatcher, true)]
    [InlineData(Roles.Manager, false)]
    [InlineData(Roles.Integrator, false)]
    [InlineData(Roles.Administrator, false)]
    public async Task A_list_or_search_holds_what_one_reaches_and_nothing_else(string role, bool bound)
    {
        var (own, foreign) = (await region.Ticket(Region.Own), await region.Ticket(Region.Foreign));
        foreach (var query in new[] { "", "&q=broken", "&status=open", $"&technician={Region.Foreign}", $"&requester={Region.Email(Region.Foreign)}", $"&cell={Region.Foreign}" })
        {
            using var answer = await region.Client(role).GetAsync(new Uri($"/api/v1/tickets?limit=200{query}", UriKind.Relative));
            var items = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["items"]!.AsArray();
            Assert.Equal(!bound, items.Any(item => item!["number"]!.GetValue<string>() == foreign));
            // What a technician works on is theirs wherever it is: other tests give them a foreign one.
            Assert.True(!bound || items.All(item => item!["cell"]!.GetValue<string>() == Region.Own
                || (role == Roles.Technician && item["technician"]?.GetValue<string>() == Region.Own)));
            Assert.Equal(!query.Contains(Region.Foreign, StringComparison.Ordinal), items.Any(item => item!["number"]!.GetValue<string>() == own));
        }
    }

    private async Task<(char Seen, string Answer)> Ask(EndpointRow row, HttpClient client, string whose)
    {
        using var answer = await Send(row, client, whose);
        var text = await answer.Content.ReadAsStringAsync();
        var code = answer.Content.Headers.ContentType?.MediaType is "application/problem+json" ? JsonNode.Parse(text)!["code"]!.GetValue<string>() : null;
        var seen = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => '1',
            HttpStatusCode.Forbidden => '3',
            HttpStatusCode.NotFound when code != row.NothingThere => '4',
            >= HttpStatusCode.InternalServerError => '5',
            _ => '+',
        };
        return (seen, $"{(int)answer.StatusCode} {text}");
    }

    private async Task<HttpResponseMessage> Send(EndpointRow row, HttpClient client, string whose)
    {
        var path = row.Route
            .Replace("{number}", row.Route.Contains("{number}", StringComparison.Ordinal) ? await region.Ticket(whose) : "", StringComparison.Ordinal)
            .Replace("{id}", row.NothingThere is null || row.Route.Contains("{phone}", StringComparison.Ordinal) ? whose : "1", StringComparison.Ordinal)
            .Replace("{**view}", "DashboardCounters", StringComparison.Ordinal)
            .Replace("{absence}", "leave", StringComparison.Ordinal)
            .Replace("{phone}", "1", StringComparison.Ordinal)
            .Replace("{cell}", whose, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(row.Method == "*" ? "GET" : row.Method), new Uri(path, UriKind.Relative));
        if (row.Body?.Invoke(whose) is { } body)
            request.Content = JsonContent.Create(body);
        return await client.SendAsync(request);
    }

    private static bool IsOurs(RouteEndpoint endpoint) => Route(endpoint) is var route
        && (route.StartsWith("/api/", StringComparison.Ordinal) || route.StartsWith("/hubs/", StringComparison.Ordinal) || !(IsAsset(endpoint) || IsBehindAnother(route)));

    /// <summary>The dashboard's own, known once somebody was there: nothing leads to them but the one that is in the table.</summary>
    private static bool IsBehindAnother(string route) => route.StartsWith("/ops/", StringComparison.Ordinal) && route is not "/ops/{**view}";

    /// <summary>Files of the pages, which are open; and the framework's own search for those that were not there when it was built, which is closed.</summary>
    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor") || endpoint.RoutePattern.RawText is "{**path:file}";

    private static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).DefaultIfEmpty("*").Select(method => $"{method} {Route(endpoint)}");
}
