using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using Dispatch.Tests.Api.People;

namespace Dispatch.Tests.Api.Push;

/// <summary>Work reaches phones whose page is closed: from the command to what the phone decrypts; alike on both databases.</summary>
public abstract class PushTests(PushApi server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Work_that_is_given_moved_and_taken_reaches_the_phone()
    {
        var (cell, technician, phone) = await Subscribed();
        var number = (await _api.Report(cell, "Secret subject")).Number;
        (await _api.Tell(number, "assign", new { technician })).Is(HttpStatusCode.OK);
        var given = await Came(phone, 1);
        Assert.Equal(("given", number, "high", number), (Text(given, "what"), Text(given, "ticket"), given.Urgency, given.Topic));
        Assert.Equal(["at", "id", "ticket", "what"], JsonNode.Parse(given.Text)!.AsObject().Select(field => field.Key).Order());
        Assert.InRange(given.TimeToLive, 12 * 3600 - 60, 12 * 3600);
        Assert.True(given.Size < 3000);
        var claims = JsonNode.Parse(given.Claims)!;
        Assert.Equal((server.Service.Origin, "mailto:it@example.org"), (claims["aud"]!.GetValue<string>(), claims["sub"]!.GetValue<string>()));
        Assert.InRange(claims["exp"]!.GetValue<long>(), DateTimeOffset.UtcNow.ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddHours(24).ToUnixTimeSeconds());

        var from = DateTimeOffset.UtcNow.AddHours(2);
        (await _api.Tell(number, "reassign", new { technician, window = new { from = Caller.Instant(from), to = Caller.Instant(from.AddHours(1)) } })).Is(HttpStatusCode.OK);
        var moved = await Came(phone, 2);
        Assert.Equal(("moved", "normal"), (Text(moved, "what"), moved.Urgency));
        (await _api.Tell(number, "unassign")).Is(HttpStatusCode.OK);
        Assert.Equal("taken", Text(await Came(phone, 3), "what"));
        Assert.Equal(3, server.Service.Messages.Where(message => message.Phone == phone.Id).Select(message => Text(message, "id")).Distinct().Count());

        var outbox = (await _api.Get($"/notifications?ticket={number}&channel=push")).Is(HttpStatusCode.OK).Items;
        Assert.Equal(["unassigned", "reassigned", "assigned"], outbox.Select(item => item!["reason"]!["event"]!.GetValue<string>()));
        await Poll.Until(async () => (await _api.Get($"/notifications?ticket={number}&channel=push&state=sent")).Items.Count == 3, "all are kept as sent");
    }

    [Fact]
    public async Task Every_phone_gets_it_and_one_that_is_gone_is_forgotten()
    {
        var (cell, technician, first) = await Subscribed();
        var (second, third) = (await Subscribe(technician), await Subscribe(technician));
        server.Service.Answer = (id, _) => id == second.Id ? (HttpStatusCode.Gone, null) : (HttpStatusCode.Created, null);
        await Assign(cell, technician);
        await Came(first, 1);
        await Came(third, 1);
        await Poll.Until(async () => (await Phones(technician)).Count == 2, "the phone that is gone is forgotten");
        Assert.Equal(1, server.Service.Requests(second));
    }

    [Fact]
    public async Task One_phone_that_is_tried_again_does_not_ring_the_other_twice()
    {
        var (cell, technician, first) = await Subscribed();
        var second = await Subscribe(technician);
        server.Service.Answer = (id, number) => id == second.Id && number < 3 ? (HttpStatusCode.ServiceUnavailable, null) : (HttpStatusCode.Created, null);
        await Assign(cell, technician);
        await Came(second, 1);
        Assert.Equal((1, 3), (server.Service.Requests(first), server.Service.Requests(second)));
    }

    [Fact]
    public async Task A_service_that_asks_to_be_left_alone_is()
    {
        var (cell, technician, phone) = await Subscribed();
        server.Service.Answer = (id, number) => id == phone.Id && number == 1 ? (HttpStatusCode.TooManyRequests, "2") : (HttpStatusCode.Created, null);
        var asked = DateTimeOffset.UtcNow;
        await Assign(cell, technician);
        var came = await Came(phone, 1);
        Assert.True(came.At - asked >= TimeSpan.FromSeconds(2), $"It came after {came.At - asked}.");
        Assert.Equal(2, server.Service.Requests(phone));
    }

    [Fact]
    public async Task What_a_service_does_not_take_is_dead_and_says_so()
    {
        var (cell, technician, phone) = await Subscribed();
        server.Service.Answer = (id, _) => id == phone.Id ? (HttpStatusCode.BadRequest, null) : (HttpStatusCode.Created, null);
        var number = await Assign(cell, technician);
        await Poll.Until(async () => (await _api.Get($"/notifications?ticket={number}&state=dead")).Items.Count == 1, "it is dead");
        Assert.Contains("400", (await _api.Get($"/notifications?ticket={number}")).Items[0]!["lastError"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(1, server.Service.Requests(phone));
    }

    [Fact]
    public async Task Whoever_has_no_phone_costs_nothing()
    {
        var cell = await server.Cell();
        var number = await Assign(cell, await server.Technician(cell));
        Assert.Empty((await _api.Get($"/notifications?ticket={number}")).Items);
    }

    [Fact]
    public async Task A_technician_subscribes_sees_and_removes_phones_of_their_own()
    {
        var cell = await server.Cell();
        var technician = await server.Technician(cell);
        using var person = await SignIn(technician);
        var key = (await person.Api.Get("/push")).Is(HttpStatusCode.OK)["publicKey"]!.GetValue<string>();
        Assert.Equal(87, key.Length);
        var phone = server.Service.Subscribe();
        var made = (await person.Api.Post($"/technicians/{technician}/phones", phone.Subscription("Chrome, Android"))).Is(HttpStatusCode.Created);
        var again = (await person.Api.Post($"/technicians/{technician}/phones", phone.Subscription("Chrome, Android"))).Is(HttpStatusCode.Created);
        Assert.Equal(made.Text, again.Text);
        Assert.Equal(("Chrome, Android", "127.0.0.1"), (made["name"]!.GetValue<string>(), made["host"]!.GetValue<string>()));
        Assert.DoesNotContain(phone.Auth, made.Text, StringComparison.Ordinal);
        Assert.Single((await person.Api.Get($"/technicians/{technician}/phones")).Items);

        (await person.Api.Get($"/technicians/{await server.Technician(cell)}/phones")).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
        (await person.Api.Delete($"/technicians/{technician}/phones/other")).IsProblem(HttpStatusCode.NotFound, "unknown-phone");
        (await person.Api.Delete($"/technicians/{technician}/phones/{made["id"]!.GetValue<string>()}")).Is(HttpStatusCode.NoContent);
        Assert.Empty((await person.Api.Get($"/technicians/{technician}/phones")).Items);
    }

    [Fact]
    public async Task Signing_out_takes_the_phone_of_that_session_and_no_other()
    {
        var technician = await server.Technician(await server.Cell());
        var name = await Account(technician);
        using var mine = await Person.SignedIn(server.Process, name, Staff.Password);
        using var other = await Person.SignedIn(server.Process, name, Staff.Password);
        foreach (var person in new[] { mine, other })
            (await person.Api.Post($"/technicians/{technician}/phones", server.Service.Subscribe().Subscription())).Is(HttpStatusCode.Created);
        (await mine.Api.Delete("/session")).Is(HttpStatusCode.NoContent);
        Assert.Single(await Phones(technician));
        (await _api.Post($"/accounts/{name}/sign-out")).Is(HttpStatusCode.NoContent);
        Assert.Empty(await Phones(technician));
    }

    [Fact]
    public async Task A_technician_has_ten_phones_and_the_oldest_goes()
    {
        var (_, technician, first) = await Subscribed();
        var firstId = (await Phones(technician))[0]!["id"]!.GetValue<string>();
        for (var i = 0; i < 10; i++)
            await Subscribe(technician);
        var phones = await Phones(technician);
        Assert.Equal(10, phones.Count);
        Assert.DoesNotContain(firstId, phones.Select(phone => phone!["id"]!.GetValue<string>()));
        Assert.Equal(0, server.Service.Requests(first));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/x", null, null, "endpoint")]
    [InlineData("https://127.0.0.1/x", null, null, "endpoint")]
    [InlineData("https://169.254.169.254/x", null, null, "endpoint")]
    [InlineData("https://localhost/x", null, null, "endpoint")]
    [InlineData("ftp://push.example.org/x", null, null, "endpoint")]
    [InlineData("https://push.example.org/x", "AAAA", null, "keys.p256dh")]
    [InlineData("https://push.example.org/x", "no base64url!", null, "keys.p256dh")]
    [InlineData("https://push.example.org/x", null, "AAAA", "keys.auth")]
    public async Task A_subscription_that_cannot_be_is_refused(string endpoint, string? p256dh, string? auth, string field)
    {
        var technician = await server.Technician(await server.Cell());
        using var phone = new PushPhone("x", endpoint);
        (await _api.Post($"/technicians/{technician}/phones", new { endpoint, keys = new { p256dh = p256dh ?? phone.P256dh, auth = auth ?? phone.Auth } }))
            .IsProblem(HttpStatusCode.UnprocessableEntity, "push-endpoint", field);
        Assert.Empty(await Phones(technician));
    }

    [Fact]
    public async Task Phones_and_key_outlive_a_kill_and_what_waits_is_pushed_after_it()
    {
        var (cell, technician, phone) = await Subscribed();
        var key = (await _api.Get("/push"))["publicKey"]!.GetValue<string>();
        server.Service.Answer = (id, _) => id == phone.Id ? (HttpStatusCode.ServiceUnavailable, "3600") : (HttpStatusCode.Created, null);
        var number = await Assign(cell, technician);
        await Poll.Until(() => Task.FromResult(server.Service.Requests(phone) == 1), "it was tried");
        // Asked to wait for an hour, which is longer than a test: somebody sets the outbox's clock forward.
        await Poll.Until(async () => (await _api.Get($"/notifications?ticket={number}")).Items[0]!["attempts"]!.GetValue<int>() == 1, "the attempt is kept");
        await server.Process.Kill();
        await server.Execute($"update notification set next_attempt_at = created_at where number = {number[2..]}");
        server.Service.Answer = (_, _) => (HttpStatusCode.Created, null);
        await server.Process.Start();
        Assert.Equal("given", Text(await Came(phone, 1), "what"));
        Assert.Equal(key, (await _api.Get("/push"))["publicKey"]!.GetValue<string>());
        Assert.Single(await Phones(technician));
    }

    private async Task<(string Cell, string Technician, PushPhone Phone)> Subscribed()
    {
        var cell = await server.Cell();
        var technician = await server.Technician(cell);
        return (cell, technician, await Subscribe(technician));
    }

    private async Task<PushPhone> Subscribe(string technician)
    {
        var phone = server.Service.Subscribe();
        (await _api.Post($"/technicians/{technician}/phones", phone.Subscription())).Is(HttpStatusCode.Created);
        return phone;
    }

    private async Task<string> Assign(string cell, string technician)
    {
        var number = (await _api.Report(cell)).Number;
        (await _api.Tell(number, "assign", new { technician })).Is(HttpStatusCode.OK);
        return number;
    }

    private async Task<JsonArray> Phones(string technician) => (await _api.Get($"/technicians/{technician}/phones")).Is(HttpStatusCode.OK).Items;

    private async Task<PushedMessage> Came(PushPhone phone, int count)
    {
        await Poll.Until(() => Task.FromResult(server.Service.Messages.Count(message => message.Phone == phone.Id) >= count), string.Create(CultureInfo.InvariantCulture, $"{count} pushes came"));
        return server.Service.Messages.Where(message => message.Phone == phone.Id).ElementAt(count - 1);
    }

    private async Task<string> Account(string technician)
    {
        var name = Staff.NewName();
        var account = Staff.Account("technician");
        account["technician"] = technician;
        (await _api.Put($"/accounts/{name}", account)).Is(HttpStatusCode.Created);
        return name;
    }

    private async Task<Person> SignIn(string technician) => await Person.SignedIn(server.Process, await Account(technician), Staff.Password);

    private static string Text(PushedMessage message, string field) => JsonNode.Parse(message.Text)![field]!.GetValue<string>();
}

public sealed class PushOnSqlite(PushApi server) : PushTests(server), IClassFixture<PushApi>;

public sealed class PushOnPostgres(PushApiOnPostgres server) : PushTests(server), IClassFixture<PushApiOnPostgres>;
