using System.Net;

namespace Dispatch.Tests.Api.People;

/// <summary>Signing in and out with name and password, and what the session's cookie is good for.</summary>
public abstract class SessionTests(ApiServer server)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_sees_how_to()
    {
        using var nobody = new Person(server.Process);
        var session = await nobody.Session();
        Assert.Null(session["identity"]);
        Assert.Contains("\"identity\":null", session.Text, StringComparison.Ordinal);
        Assert.Empty(session.Strings("permissions"));
        Assert.True(session["signIn"]!["local"]!.GetValue<bool>());
        Assert.Contains("\"openIdConnect\":null", session.Text, StringComparison.Ordinal);
        Assert.Empty(session["signIn"]!["demo"]!.AsArray());
        (await nobody.Api.Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Name_and_password_open_a_session_with_the_rights_of_the_account()
    {
        var name = await server.Hire("dispatcher");
        using var person = new Person(server.Process);
        var session = (await person.SignIn(name.ToUpperInvariant(), Staff.Password)).Is(HttpStatusCode.OK);
        Assert.Equal(name, session["identity"]!["id"]!.GetValue<string>());
        Assert.Equal("dispatcher", session["identity"]!["role"]!.GetValue<string>());
        Assert.Equal(["front-desk"], session["identity"]!["cells"]!.AsArray().Select(cell => cell!.GetValue<string>()));
        Assert.Contains("dispatchTickets", session.Strings("permissions"));
        Assert.DoesNotContain("writeRoster", session.Strings("permissions"));
        Assert.Equal(session["identity"]!.ToJsonString(), (await person.Session())["identity"]!.ToJsonString());

        (await person.Api.Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);
        (await person.Api.Put("/cells/x", new { name = "x", level = 1, domain = "x" })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await person.Api.Get("/accounts")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_a_missing_one_and_a_disabled_account_are_told_apart_to_nobody()
    {
        var known = await server.Hire();
        var disabled = await server.Hire();
        (await server.Api.Put($"/accounts/{disabled}", new { name = "Ada", role = "manager", enabled = false })).Is(HttpStatusCode.OK);
        var without = Staff.NewName();
        (await server.Api.Put($"/accounts/{without}", Staff.Account(password: null))).Is(HttpStatusCode.Created);

        using var person = new Person(server.Process);
        var answers = new List<Answer>();
        foreach (var (name, password) in new[] { (Staff.NewName(), Staff.Password), (known, Staff.Password + "x"), (disabled, Staff.Password), (without, "") })
            answers.Add((await person.SignIn(name, password)).IsProblem(HttpStatusCode.Unauthorized, "wrong-credentials"));
        Assert.Single(answers.Select(answer => answer["detail"]!.GetValue<string>()).Distinct());
        Assert.Null(person.Cookie);
    }

    [Fact]
    public async Task Five_failures_lock_an_account_and_an_unknown_name_alike_until_an_administrator_unlocks_it()
    {
        var known = await server.Hire();
        using var person = new Person(server.Process);
        foreach (var name in new[] { known, Staff.NewName() })
        {
            for (var i = 0; i < 4; i++)
                (await person.SignIn(name, "wrong")).IsProblem(HttpStatusCode.Unauthorized, "wrong-credentials");
            // Also with the right password: whoever guesses learns nothing while it is locked.
            foreach (var password in new[] { "wrong", Staff.Password })
            {
                var locked = (await person.SignIn(name, password)).IsProblem(HttpStatusCode.Unauthorized, "locked-out");
                Assert.InRange(locked["until"]!.GetValue<DateTimeOffset>(), DateTimeOffset.UtcNow.AddMinutes(13), DateTimeOffset.UtcNow.AddMinutes(16));
            }
        }

        Assert.NotNull((await server.Api.Get($"/accounts/{known}"))["lockedUntil"]);
        (await server.Api.Post($"/accounts/{known}/unlock")).Is(HttpStatusCode.NoContent);
        (await person.SignIn(known, Staff.Password)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lock_ends_by_itself_and_a_success_forgets_failures()
    {
        var name = await server.Hire();
        using var person = new Person(server.Process);
        for (var i = 0; i < 5; i++)
            await person.SignIn(name, "wrong");
        (await person.SignIn(name, Staff.Password)).IsProblem(HttpStatusCode.Unauthorized, "locked-out");
        await server.Execute($"update account set lockout_end = '2026-01-01T00:00:00.000Z' where id = '{name}'");
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                (await person.SignIn(name, "wrong")).IsProblem(HttpStatusCode.Unauthorized, "wrong-credentials");
            (await person.SignIn(name, Staff.Password)).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Guesses_at_once_are_counted_one_by_one()
    {
        var name = await server.Hire();
        using var person = new Person(server.Process);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => person.SignIn(name, "wrong")));
        Assert.Equal(4, answers.Count(answer => answer.Code == "wrong-credentials"));
        Assert.Equal(16, answers.Count(answer => answer.Code == "locked-out"));
    }

    [Fact]
    public async Task The_cookie_is_for_the_browser_only_and_for_this_site_only()
    {
        var name = await server.Hire();
        using var http = server.Process.Client(handler: new SocketsHttpHandler { UseCookies = false });
        using var response = await http.PostAsync(new Uri("/api/v1/session", UriKind.Relative), Caller.Json(new { userName = name, password = Staff.Password }));
        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        foreach (var cookie in cookies)
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
            // Over plain HTTP a secure cookie would never come back.
            Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_from_before_the_sign_in_is_neither_kept_nor_good_for_anything()
    {
        var (_, attacker) = await server.HireAndSignIn();
        var (name, _) = await server.HireAndSignIn();
        using var victim = attacker.Copy();
        (await victim.SignIn(name, Staff.Password)).Is(HttpStatusCode.OK);
        Assert.NotEqual(attacker.Cookie, victim.Cookie);
        Assert.Equal(name, (await victim.Session())["identity"]!["id"]!.GetValue<string>());
        // The session that the browser had was ended when another one began in it.
        Assert.False(await attacker.IsKnown());

        var before = victim.Cookie;
        (await victim.SignIn(name, Staff.Password)).Is(HttpStatusCode.OK);
        Assert.NotEqual(before, victim.Cookie);
        attacker.Dispose();
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_leaves_the_others()
    {
        var (name, phone) = await server.HireAndSignIn();
        using var desk = await Person.SignedIn(server.Process, name, Staff.Password);
        using var copy = phone.Copy();
        Assert.True(await copy.IsKnown());
        (await phone.Api.Delete("/session")).Is(HttpStatusCode.NoContent);
        Assert.Null(phone.Cookie);
        Assert.False(await copy.IsKnown());
        (await copy.Api.Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.True(await desk.IsKnown());
        phone.Dispose();
    }

    [Fact]
    public async Task What_changes_something_and_comes_by_cookie_needs_the_token_of_this_session()
    {
        var (_, person) = await server.HireAndSignIn();
        var (_, other) = await server.HireAndSignIn();
        var own = person.AntiforgeryToken;
        foreach (var token in new[] { null, "x", own + "x", other.AntiforgeryToken })
        {
            person.AntiforgeryToken = token;
            (await person.Api.Post("/tickets", Caller.Request())).IsProblem(HttpStatusCode.Forbidden, "antiforgery");
            (await person.Api.Delete("/session")).IsProblem(HttpStatusCode.Forbidden, "antiforgery");
            (await person.Api.Get("/cells")).Is(HttpStatusCode.OK);
            // Guarded by their origin.
            (await person.Api.Post("/hubs/dispatch/negotiate?negotiateVersion=1")).Is(HttpStatusCode.OK);
        }

        person.AntiforgeryToken = own;
        (await person.Api.Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);
        // Another browser of the same person has a token of its own.
        using var nobody = new Person(server.Process);
        var anonymous = (await nobody.Session())["antiforgeryToken"]!.GetValue<string>();
        person.AntiforgeryToken = anonymous;
        (await person.Api.Post("/tickets", Caller.Request())).IsProblem(HttpStatusCode.Forbidden, "antiforgery");
        person.Dispose();
        other.Dispose();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_signs_nobody_in(string header, string value)
    {
        var name = await server.Hire();
        using var person = new Person(server.Process);
        (await person.Api.Post("/session", new { userName = name, password = Staff.Password }, (header, value))).IsProblem(HttpStatusCode.Forbidden, "cross-site");
        Assert.Null(person.Cookie);
        (await person.Api.Post("/session", new { userName = name, password = Staff.Password }, ("Origin", server.Process.Url.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin")))
            .Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_disabled_account_is_out_and_a_new_role_counts_at_once()
    {
        var (name, person) = await server.HireAndSignIn("dispatcher");
        (await person.Api.Get("/contacts")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await server.Api.Put($"/accounts/{name}", Staff.Account(password: null))).Is(HttpStatusCode.OK);
        (await person.Api.Get("/contacts")).Is(HttpStatusCode.OK);
        Assert.Equal("manager", (await person.Session())["identity"]!["role"]!.GetValue<string>());

        (await server.Api.Put($"/accounts/{name}", new { name = "Ada", role = "manager", enabled = false })).Is(HttpStatusCode.OK);
        Assert.False(await person.IsKnown());
        (await person.Api.Get("/contacts")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        person.Dispose();
    }

    [Fact]
    public async Task An_administrator_signs_somebody_out_everywhere()
    {
        var (name, person) = await server.HireAndSignIn();
        (await server.Api.Post($"/accounts/{name}/sign-out")).Is(HttpStatusCode.NoContent);
        Assert.False(await person.IsKnown());
        (await person.SignIn(name, Staff.Password)).Is(HttpStatusCode.OK);
        person.Dispose();
    }

    [Fact]
    public async Task A_cookie_that_was_tampered_with_signs_nobody_in()
    {
        var (_, person) = await server.HireAndSignIn();
        using var nobody = new Person(server.Process);
        foreach (var cookie in new[] { person.Cookie + "A", person.Cookie![..^4] + "AAAA", "x" })
            (await nobody.Api.Get("/cells", ("Cookie", $"dispatch={cookie}"))).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        person.Dispose();
    }
}

[Collection(SqliteApi.Name)]
public sealed class SqliteSessionTests(SqliteApi server) : SessionTests(server);

[Collection(PostgresApi.Name)]
public sealed class PostgresSessionTests(PostgresApi server) : SessionTests(server);
