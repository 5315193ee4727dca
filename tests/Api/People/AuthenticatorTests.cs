using System.Net;

namespace Dispatch.Tests.Api.People;

/// <summary>The second factor: codes of an authenticator, each once, and recovery codes, each once.</summary>
public abstract class AuthenticatorTests(ApiServer server)
{
    [Fact]
    public async Task A_code_is_asked_for_once_the_authenticator_has_shown_one()
    {
        var (name, person) = await server.HireAndSignIn();
        using var other = await Person.SignedIn(server.Process, name, Staff.Password);
        (await person.Api.Put("/account/authenticator", new { code = "123456" })).IsProblem(HttpStatusCode.Conflict, "no-authenticator");
        var secret = (await person.Api.Post("/account/authenticator")).Is(HttpStatusCode.OK);
        var key = secret["key"]!.GetValue<string>();
        Assert.Equal($"otpauth://totp/Dispatch:{name}?secret={key}&issuer=Dispatch&digits=6&period=30", secret["uri"]!.GetValue<string>());

        // Until it is confirmed, nothing changes.
        (await other.SignIn(name, Staff.Password)).Is(HttpStatusCode.OK);
        var phone = new Authenticator(key);
        (await person.Api.Put("/account/authenticator", new { code = Wrong(phone) })).IsProblem(HttpStatusCode.UnprocessableEntity, "wrong-code", "code");
        var confirmed = (await person.Api.Put("/account/authenticator", new { code = phone.Code() })).Is(HttpStatusCode.OK);
        Assert.Equal(10, confirmed.Strings("recoveryCodes").Distinct().Count());
        Assert.True((await person.Api.Get("/account"))["twoFactor"]!.GetValue<bool>());
        Assert.False(await other.IsKnown());
        (await person.Api.Post("/account/authenticator")).IsProblem(HttpStatusCode.Conflict, "authenticator-in-use");

        (await other.SignIn(name, Staff.Password)).IsProblem(HttpStatusCode.Unauthorized, "code-required");
        (await other.SignIn(name, Staff.Password, Wrong(phone))).IsProblem(HttpStatusCode.Unauthorized, "wrong-code");
        (await other.SignIn(name, Staff.Password + "x", phone.Code(1))).IsProblem(HttpStatusCode.Unauthorized, "wrong-credentials");
        (await other.SignIn(name, Staff.Password, phone.Code(1))).Is(HttpStatusCode.OK);
        person.Dispose();
    }

    [Fact]
    public async Task A_code_opens_one_session_however_often_and_by_whomever_it_is_sent()
    {
        var (name, phone, _) = await Enrolled();
        var people = Enumerable.Range(0, 6).Select(_ => new Person(server.Process)).ToList();
        var code = phone.Code(1);
        var answers = await Task.WhenAll(people.Select(person => person.SignIn(name, Staff.Password, code)));
        Assert.Single(answers, answer => answer.IsSuccess);
        // The failures of the others locked the account; a replay later on is as little use.
        (await server.Api.Post($"/accounts/{name}/unlock")).Is(HttpStatusCode.NoContent);
        (await people[0].SignIn(name, Staff.Password, code)).IsProblem(HttpStatusCode.Unauthorized, "wrong-code");
        (await people[0].SignIn(name, Staff.Password, phone.Code())).IsProblem(HttpStatusCode.Unauthorized, "wrong-code");
        people.ForEach(person => person.Dispose());
    }

    [Fact]
    public async Task The_code_that_confirmed_the_authenticator_does_not_sign_in()
    {
        var (name, _, used) = await Enrolled();
        using var person = new Person(server.Process);
        (await person.SignIn(name, Staff.Password, used)).IsProblem(HttpStatusCode.Unauthorized, "wrong-code");
    }

    [Fact]
    public async Task Codes_are_not_guessed_either()
    {
        var (name, phone, _) = await Enrolled();
        using var person = new Person(server.Process);
        for (var i = 0; i < 4; i++)
        {
            (await person.SignIn(name, Staff.Password)).IsProblem(HttpStatusCode.Unauthorized, "code-required");
            (await person.SignIn(name, Staff.Password, Wrong(phone))).IsProblem(HttpStatusCode.Unauthorized, "wrong-code");
        }

        (await person.SignIn(name, Staff.Password, Wrong(phone))).IsProblem(HttpStatusCode.Unauthorized, "locked-out");
        (await person.SignIn(name, Staff.Password, phone.Code(1))).IsProblem(HttpStatusCode.Unauthorized, "locked-out");
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed_and_is_stored_as_a_hash()
    {
        var (name, person) = await server.HireAndSignIn();
        var phone = new Authenticator((await person.Api.Post("/account/authenticator"))["key"]!.GetValue<string>());
        var codes = (await person.Api.Put("/account/authenticator", new { code = phone.Code() })).Is(HttpStatusCode.OK).Strings("recoveryCodes");
        var stored = (string)(await server.Scalar($"select recovery_codes || authenticator_key from account where id = '{name}'"))!;
        Assert.All(codes, code => Assert.DoesNotContain(code, stored, StringComparison.OrdinalIgnoreCase));

        (await person.SignIn(name, Staff.Password, codes[3])).Is(HttpStatusCode.OK);
        (await person.SignIn(name, Staff.Password, codes[3])).IsProblem(HttpStatusCode.Unauthorized, "wrong-code");
        (await person.SignIn(name, Staff.Password, codes[4].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Is(HttpStatusCode.OK);
        (await person.SignIn(name, Staff.Password, phone.Code(1))).Is(HttpStatusCode.OK);
        person.Dispose();
    }

    [Fact]
    public async Task The_secret_is_stored_encrypted()
    {
        var (name, person) = await server.HireAndSignIn();
        var key = (await person.Api.Post("/account/authenticator"))["key"]!.GetValue<string>();
        var stored = (string)(await server.Scalar($"select authenticator_key from account where id = '{name}'"))!;
        Assert.DoesNotContain(key, stored, StringComparison.OrdinalIgnoreCase);
        person.Dispose();
    }

    [Fact]
    public async Task It_is_removed_with_the_password_or_by_an_administrator()
    {
        var (name, phone, _) = await Enrolled();
        using var person = await Person.SignedIn(server.Process, name, Staff.Password, phone.Code(1));
        (await person.Api.Delete("/account/authenticator", new { password = "wrong" })).IsProblem(HttpStatusCode.UnprocessableEntity, "wrong-credentials", "password");
        (await person.Api.Delete("/account/authenticator", new { password = Staff.Password })).Is(HttpStatusCode.NoContent);
        (await person.SignIn(name, Staff.Password)).Is(HttpStatusCode.OK);

        var (lost, _, _) = await Enrolled();
        (await server.Api.Delete($"/accounts/{lost}/authenticator")).Is(HttpStatusCode.NoContent);
        (await person.SignIn(lost, Staff.Password)).Is(HttpStatusCode.OK);
    }

    /// <summary>Six digits that are not the code, nor those beside it.</summary>
    private static string Wrong(Authenticator phone)
    {
        var right = Enumerable.Range(-3, 7).Select(phone.Code).ToList();
        return Enumerable.Range(0, 10).Select(digit => new string((char)('0' + digit), 6)).First(code => !right.Contains(code));
    }

    private async Task<(string Name, Authenticator Phone, string Used)> Enrolled()
    {
        var (name, person) = await server.HireAndSignIn();
        var phone = new Authenticator((await person.Api.Post("/account/authenticator"))["key"]!.GetValue<string>());
        var code = phone.Code();
        (await person.Api.Put("/account/authenticator", new { code })).Is(HttpStatusCode.OK);
        person.Dispose();
        return (name, phone, code);
    }
}

[Collection(SqliteApi.Name)]
public sealed class SqliteAuthenticatorTests(SqliteApi server) : AuthenticatorTests(server);

[Collection(PostgresApi.Name)]
public sealed class PostgresAuthenticatorTests(PostgresApi server) : AuthenticatorTests(server);
