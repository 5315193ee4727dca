using System.Net;

namespace Dispatch.Tests.Api.People;

/// <summary>Accounts as administrators make them, and passwords as people change them.</summary>
public abstract class AccountTests(ApiServer server)
{
    [Fact]
    public async Task An_account_is_made_changed_by_version_and_listed()
    {
        var name = Staff.NewName();
        var made = (await server.Api.Put($"/accounts/{name}", Staff.Account("dispatcher"))).Is(HttpStatusCode.Created);
        Assert.Equal($"/api/v1/accounts/{name}", made.Location);
        Assert.Equal("\"1\"", made.ETag);
        Assert.DoesNotContain(Staff.Password, made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", made.Text.Replace("hasPassword", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(made.Text, (await server.Api.Get($"/accounts/{name.ToUpperInvariant()}")).Text);

        var change = Staff.Account("requester", password: null);
        (await server.Api.Put($"/accounts/{name}", change, ("If-Match", "\"7\""))).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
        var changed = (await server.Api.Put($"/accounts/{name}", change, ("If-Match", "\"1\""))).Is(HttpStatusCode.OK);
        Assert.Equal(("requester", "\"2\""), (changed["role"]!.GetValue<string>(), changed.ETag));
        Assert.True(changed["hasPassword"]!.GetValue<bool>());
        (await server.Api.Put($"/accounts/{Staff.NewName()}", change, ("If-Match", "\"1\""))).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
        (await server.Api.Get("/accounts/nobody-here")).IsProblem(HttpStatusCode.NotFound, "unknown-account");

        await server.Hire();
        List<string> names = [];
        for (string? next = ""; next is not null;)
        {
            var page = (await server.Api.Get($"/accounts?limit=1{next}")).Is(HttpStatusCode.OK);
            names.AddRange(page.Items.Select(item => item!["id"]!.GetValue<string>()));
            next = page["next"] is { } cursor ? $"&cursor={cursor.GetValue<string>()}" : null;
        }

        Assert.Contains(name, names);
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData("role", "emperor", "role", "invalid-field")]
    [InlineData("cells", "nowhere", "cells", "unknown-cell")]
    [InlineData("technician", "nobody", "technician", "unknown-technician")]
    [InlineData("email", "no address", "email", "invalid-field")]
    [InlineData("name", "", "name", "invalid-field")]
    [InlineData("password", "short", "password", "weak-password")]
    public async Task What_cannot_be_is_refused_with_its_field(string field, string value, string named, string code)
    {
        var account = Staff.Account();
        account[field] = field == "cells" ? new[] { value } : value;
        (await server.Api.Put($"/accounts/{Staff.NewName()}", account)).IsProblem(HttpStatusCode.UnprocessableEntity, code, named);
    }

    [Theory]
    [InlineData("requester", "email")]
    [InlineData("technician", "technician")]
    [InlineData("dispatcher", "cells")]
    public async Task A_role_needs_what_it_reaches_by(string role, string field)
    {
        var account = Staff.Account(role);
        account[field] = null;
        (await server.Api.Put($"/accounts/{Staff.NewName()}", account)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-field", field);
    }

    [Fact]
    public async Task Names_of_the_installation_are_nobodys()
    {
        foreach (var name in new[] { "administrator", "Timer", "first-start" })
            (await server.Api.Put($"/accounts/{name}", Staff.Account())).IsProblem(HttpStatusCode.UnprocessableEntity, "reserved-name", "id");
    }

    [Theory]
    [InlineData("elevenchars")]
    [InlineData("Password1234")]
    [InlineData("P4ssw0rd2026")]
    [InlineData("qwertyuiop12")]
    [InlineData("changeme-changeme")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("my-name-is-{name}")]
    public async Task Passwords_that_are_short_or_tried_first_are_refused(string password)
    {
        var (name, person) = await server.HireAndSignIn();
        var weak = password.Replace("{name}", name.ToUpperInvariant(), StringComparison.Ordinal);
        (await person.Api.Put("/account/password", new { current = Staff.Password, @new = weak })).IsProblem(HttpStatusCode.UnprocessableEntity, "weak-password", "new");
        person.Dispose();
    }

    [Theory]
    [InlineData("all lower case words")]
    [InlineData("849302758172")]
    [InlineData("mon chat dort sur le toit")]
    public async Task A_changed_password_counts_and_ends_the_other_sessions(string password)
    {
        var (name, person) = await server.HireAndSignIn();
        using var other = await Person.SignedIn(server.Process, name, Staff.Password);
        (await person.Api.Put("/account/password", new { current = "wrong", @new = password })).IsProblem(HttpStatusCode.UnprocessableEntity, "wrong-credentials", "current");
        (await person.Api.Put("/account/password", new { current = Staff.Password, @new = password })).Is(HttpStatusCode.NoContent);
        Assert.True(await person.IsKnown());
        Assert.False(await other.IsKnown());
        // The page goes on with the antiforgery token that it has.
        (await person.Api.Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);
        (await other.SignIn(name, Staff.Password)).IsProblem(HttpStatusCode.Unauthorized, "wrong-credentials");
        (await other.SignIn(name, password)).Is(HttpStatusCode.OK);
        person.Dispose();
    }

    [Fact]
    public async Task A_stolen_session_does_not_get_to_guess_the_password()
    {
        var (_, person) = await server.HireAndSignIn();
        for (var i = 0; i < 4; i++)
            (await person.Api.Put("/account/password", new { current = "wrong", @new = "x" })).IsProblem(HttpStatusCode.UnprocessableEntity, "wrong-credentials", "current");
        (await person.Api.Put("/account/password", new { current = "wrong", @new = "x" })).IsProblem(HttpStatusCode.Conflict, "locked-out");
        (await person.Api.Delete("/account/authenticator", new { password = Staff.Password })).IsProblem(HttpStatusCode.Conflict, "locked-out");
        person.Dispose();
    }

    [Fact]
    public async Task An_administrator_gives_a_new_password_which_ends_sessions()
    {
        var (name, person) = await server.HireAndSignIn();
        (await server.Api.Put($"/accounts/{name}", Staff.Account(password: "another-violet-anchor"))).Is(HttpStatusCode.OK);
        Assert.False(await person.IsKnown());
        (await person.SignIn(name, "another-violet-anchor")).Is(HttpStatusCode.OK);
        person.Dispose();
    }

    [Theory]
    [InlineData("requester")]
    [InlineData("dispatcher")]
    [InlineData("manager")]
    [InlineData("integrator")]
    public async Task Only_administrators_know_that_accounts_can_be_managed(string role)
    {
        var (name, person) = await server.HireAndSignIn(role);
        (await person.Api.Get("/accounts")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await person.Api.Get($"/accounts/{name}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await person.Api.Put($"/accounts/{name}", Staff.Account("administrator"))).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await person.Api.Post($"/accounts/{name}/unlock")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await person.Api.Post($"/accounts/{name}/sign-out")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await person.Api.Delete($"/accounts/{name}/authenticator")).IsProblem(HttpStatusCode.NotFound, "not-found");
        person.Dispose();
    }

    [Fact]
    public async Task An_administrator_by_cookie_manages_accounts()
    {
        var (name, person) = await server.HireAndSignIn("administrator");
        Assert.Contains((await person.Api.Get("/accounts?limit=200")).Is(HttpStatusCode.OK).Items, item => item!["id"]!.GetValue<string>() == name);
        (await person.Api.Put($"/accounts/{Staff.NewName()}", Staff.Account())).Is(HttpStatusCode.Created);
        person.Dispose();
    }

    [Fact]
    public async Task Everybody_sees_who_they_are()
    {
        var (name, person) = await server.HireAndSignIn("requester");
        var account = (await person.Api.Get("/account")).Is(HttpStatusCode.OK);
        Assert.Equal((name, "requester", "ada@example.org"), (account["id"]!.GetValue<string>(), account["role"]!.GetValue<string>(), account["email"]!.GetValue<string>()));
        Assert.True(account["local"]!.GetValue<bool>());
        Assert.False(account["twoFactor"]!.GetValue<bool>());

        var administrator = (await server.Api.Get("/account")).Is(HttpStatusCode.OK);
        Assert.Equal("administrator", administrator["id"]!.GetValue<string>());
        Assert.False(administrator["local"]!.GetValue<bool>());
        (await server.Api.Put("/account/password", new { current = "x", @new = "y" })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        person.Dispose();
    }

    [Fact]
    public async Task Passwords_are_stored_as_hashes()
    {
        var name = await server.Hire();
        var hash = (string)(await server.Scalar($"select password_hash from account where id = '{name}'"))!;
        Assert.DoesNotContain(Staff.Password, hash, StringComparison.Ordinal);
        Assert.True(hash.Length > 60, hash);
    }
}

[Collection(SqliteApi.Name)]
public sealed class SqliteAccountTests(SqliteApi server) : AccountTests(server);

[Collection(PostgresApi.Name)]
public sealed class PostgresAccountTests(PostgresApi server) : AccountTests(server);
