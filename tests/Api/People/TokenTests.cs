using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.People;

/// <summary>Personal access tokens: what programs act with in somebody's name.</summary>
public abstract class TokenTests(ApiServer server)
{
    [Fact]
    public async Task A_token_acts_in_the_name_of_its_owner_until_it_is_revoked()
    {
        var (name, person) = await server.HireAndSignIn();
        var (id, token) = await Make(person, "tickets");
        Assert.StartsWith($"dpat_{id}_", token, StringComparison.Ordinal);
        using var http = server.Process.Client(token);
        var program = new Caller(http);
        var ticket = (await program.Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);
        Assert.Equal(name, (await server.Api.Journal(ticket.Number))[0]["actor"]!["id"]!.GetValue<string>());
        Assert.Equal(name, (await program.Get("/account"))["id"]!.GetValue<string>());
        (await program.Post("/hubs/dispatch/negotiate?negotiateVersion=1")).Is(HttpStatusCode.OK);

        var listed = Assert.Single((await person.Api.Get("/account/tokens")).Is(HttpStatusCode.OK).Items)!;
        Assert.Equal((id, "Reports"), (listed["id"]!.GetValue<string>(), listed["name"]!.GetValue<string>()));
        Assert.DoesNotContain(token[^64..], listed.ToJsonString(), StringComparison.Ordinal);
        await Poll.Until(
            async () => (await person.Api.Get("/account/tokens")).Items[0]!["lastUsedAt"] is not null, "its last use is noted", TimeSpan.FromSeconds(30));

        (await person.Api.Delete($"/account/tokens/{id}")).Is(HttpStatusCode.NoContent);
        (await program.Get("/tickets")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        (await person.Api.Delete($"/account/tokens/{id}")).IsProblem(HttpStatusCode.NotFound, "unknown-token");
        Assert.Empty((await person.Api.Get("/account/tokens")).Items);
        person.Dispose();
    }

    [Fact]
    public async Task A_token_to_read_commands_nothing()
    {
        var (_, person) = await server.HireAndSignIn("administrator");
        var (_, token) = await Make(person, "read");
        using var http = server.Process.Client(token);
        var program = new Caller(http);
        (await program.Get("/tickets")).Is(HttpStatusCode.OK);
        (await program.Get("/cells")).Is(HttpStatusCode.OK);
        (await program.Post("/tickets", Caller.Request())).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await program.Put("/cells/x", new { name = "x", level = 1, domain = "x" })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await program.Get("/accounts")).IsProblem(HttpStatusCode.NotFound, "not-found");
        person.Dispose();
    }

    [Fact]
    public async Task A_token_may_no_more_than_its_owner_may_now()
    {
        var (name, person) = await server.HireAndSignIn("dispatcher");
        var (_, token) = await Make(person, "rules", "admin", "read");
        using var http = server.Process.Client(token);
        var program = new Caller(http);
        (await program.Get("/contacts")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await program.Get("/accounts")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await server.Api.Put($"/accounts/{name}", Staff.Account(password: null))).Is(HttpStatusCode.OK);
        (await program.Get("/contacts")).Is(HttpStatusCode.OK);
        (await program.Get("/accounts")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await server.Api.Put($"/accounts/{name}", new { name = "Ada", role = "manager", enabled = false })).Is(HttpStatusCode.OK);
        (await program.Get("/contacts")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        person.Dispose();
    }

    [Fact]
    public async Task A_token_neither_makes_tokens_nor_changes_what_its_owner_signs_in_with()
    {
        var (_, person) = await server.HireAndSignIn();
        var (id, token) = await Make(person, "read", "tickets", "import", "roster", "rules", "admin");
        using var http = server.Process.Client(token);
        var program = new Caller(http);
        (await program.Post("/account/tokens", Body("read"))).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await program.Get("/account/tokens")).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await program.Delete($"/account/tokens/{id}")).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await program.Put("/account/password", new { current = Staff.Password, @new = "another-violet-anchor" })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await program.Post("/account/authenticator")).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await program.Delete("/account/authenticator", new { password = Staff.Password })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        person.Dispose();
    }

    [Fact]
    public async Task A_token_that_has_expired_or_is_not_quite_ours_opens_nothing()
    {
        var (_, person) = await server.HireAndSignIn();
        var (id, token) = await Make(person, "read");
        var (other, _) = await Make(person, "read");
        foreach (var wrong in new[] { token + "0", token[..^1], token[..^1] + (token[^1] == '0' ? '1' : '0'), token.Replace(id, other, StringComparison.Ordinal), "dpat_", "dpat_x_y", token.ToUpperInvariant() })
        {
            using var stranger = server.Process.Client(wrong);
            (await new Caller(stranger).Get("/tickets")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        }

        var soon = DateTimeOffset.UtcNow.AddSeconds(2);
        var brief = (await person.Api.Post("/account/tokens", new { name = "Brief", scopes = new[] { "read" }, expiresAt = soon })).Is(HttpStatusCode.Created);
        using var http = server.Process.Client(brief["token"]!.GetValue<string>());
        var program = new Caller(http);
        await Poll.Until(async () => (await program.Get("/tickets")).Status is HttpStatusCode.Unauthorized, "the token has expired");
        Assert.True(DateTimeOffset.UtcNow >= soon);
        person.Dispose();
    }

    [Fact]
    public async Task An_administrator_who_signs_somebody_out_revokes_their_tokens()
    {
        var (name, person) = await server.HireAndSignIn();
        var (_, token) = await Make(person, "read");
        using var http = server.Process.Client(token);
        (await new Caller(http).Get("/tickets")).Is(HttpStatusCode.OK);
        (await server.Api.Post($"/accounts/{name}/sign-out")).Is(HttpStatusCode.NoContent);
        (await new Caller(http).Get("/tickets")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        person.Dispose();
    }

    [Fact]
    public async Task Tokens_belong_to_their_owner_and_are_listed_in_pages()
    {
        var (_, person) = await server.HireAndSignIn();
        var (_, other) = await server.HireAndSignIn();
        List<string> made = [];
        for (var i = 0; i < 3; i++)
            made.Add((await Make(person, "read")).Id);
        var page = (await person.Api.Get("/account/tokens?limit=2")).Is(HttpStatusCode.OK);
        var rest = (await person.Api.Get($"/account/tokens?limit=2&cursor={page["next"]!.GetValue<string>()}")).Is(HttpStatusCode.OK);
        Assert.Equal(made.Order(StringComparer.Ordinal), page.Items.Concat(rest.Items).Select(item => item!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Null(rest["next"]);

        Assert.Empty((await other.Api.Get("/account/tokens")).Items);
        (await other.Api.Delete($"/account/tokens/{made[0]}")).IsProblem(HttpStatusCode.NotFound, "unknown-token");
        (await other.Api.Get($"/account/tokens?cursor={made[0]}")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-query", "cursor");
        person.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Tokens_are_stored_as_hashes()
    {
        var (_, person) = await server.HireAndSignIn();
        var (id, token) = await Make(person, "read");
        var row = (string)(await server.Scalar($"select id || ' ' || name || ' ' || scopes || ' ' || hash from access_token where id = '{id}'"))!;
        Assert.DoesNotContain(token[^64..], row, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token[^64..]))), row, StringComparison.Ordinal);
        person.Dispose();
    }

    [Theory]
    [InlineData("[]", 30, "scopes")]
    [InlineData("[\"everything\"]", 30, "scopes")]
    [InlineData("[\"read\"]", -1, "expiresAt")]
    [InlineData("[\"read\"]", 400, "expiresAt")]
    public async Task A_token_has_scopes_that_exist_and_an_end_within_a_year(string scopes, int days, string field)
    {
        var (_, person) = await server.HireAndSignIn();
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"name": "x", "scopes": {{scopes}}, "expiresAt": "{{DateTimeOffset.UtcNow.AddDays(days):yyyy-MM-dd}}T00:00:00Z"}""");
        (await person.Api.Post("/account/tokens", body)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-field", field);
        person.Dispose();
    }

    [Fact]
    public async Task In_the_address_a_token_opens_hubs_only()
    {
        var (_, person) = await server.HireAndSignIn();
        var (_, token) = await Make(person, "read");
        using var http = server.Process.Client();
        var nobody = new Caller(http);
        (await nobody.Get($"/tickets?access_token={token}")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        (await nobody.Post($"/hubs/dispatch/negotiate?negotiateVersion=1&access_token={token}")).Is(HttpStatusCode.OK);
        person.Dispose();
    }

    internal static object Body(params string[] scopes) => new { name = "Reports", scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(30) };

    private static async Task<(string Id, string Token)> Make(Person person, params string[] scopes)
    {
        var made = (await person.Api.Post("/account/tokens", Body(scopes))).Is(HttpStatusCode.Created);
        return (made["id"]!.GetValue<string>(), made["token"]!.GetValue<string>());
    }
}

[Collection(SqliteApi.Name)]
public sealed class SqliteTokenTests(SqliteApi server) : TokenTests(server);

[Collection(PostgresApi.Name)]
public sealed class PostgresTokenTests(PostgresApi server) : TokenTests(server);
