using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Hosting;
using Dispatch.Notifications;
using Dispatch.Sla;
using Dispatch.Testing;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Tests.Cluster.Notifications;

/// <summary>From the journal to whoever is told, through a real cluster, a real mail server and a real receiver; on a fake clock.</summary>
public sealed class ChannelTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-both-sides";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly SmtpServer _smtp = new();
    private WebhookReceiver _hook = null!;

    public async Task InitializeAsync() => _hook = await WebhookReceiver.Start();

    public async Task DisposeAsync()
    {
        await _hook.DisposeAsync();
        await _smtp.DisposeAsync();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Whom_a_step_tells_is_told_by_every_way(string engine)
    {
        await using var region = await Start(engine);
        await region.Cell("network");
        await region.Technician("tech-1");
        var board = await Told.Screen.Watch(region, region.CellGrain("network"));
        var phone = await Told.Screen.Watch(region, region.TechnicianGrain("tech-1"));

        var number = await region.Escalate(
            _clock.GetUtcNow(), Told.Dispatchers(), Told.Technician("tech-1"), Told.Mail("lead@example.org"), Told.Hook());
        await Until(async () => (await region.Of(number)).All(row => row.State is NotificationState.Sent), "all are sent");
        Assert.All(await region.Of(number), row => Assert.Equal((1, null, null, true), (row.Attempts, row.NextAttemptAt, row.LastError, row.SentAt is not null)));

        await Until(() => board.Notices.Count == 1 && phone.Notices.Count == 1, "the screens are told");
        var push = board.Notices[0];
        Assert.Equal(($"{number}.2.0", number, "A fault", "network", null), (push.Id, push.Ticket, push.Subject, push.Cell, push.Count));
        Assert.Equal((Audience.Dispatchers, new NoticeReason("escalationStepTaken", Told.Breach, 0, 0)), (push.Audience, push.Reason));
        Assert.Equal(($"{number}.2.1", Audience.Technician, "tech-1"), (phone.Notices[0].Id, phone.Notices[0].Audience, phone.Notices[0].Person));

        var mail = Assert.Single(_smtp.Messages);
        Assert.Contains($"Message-Id: <{number}.2.2@dispatch.example>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("To: lead@example.org", mail, StringComparison.Ordinal);
        Assert.Contains($"Subject: {number}: A fault", mail, StringComparison.Ordinal);
        Assert.Contains("the resolution target was missed (step 1)", mail, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain", mail, StringComparison.Ordinal);
        Assert.Equal("\0dispatch\0the-password", _smtp.SignedIn);

        var request = Assert.Single(_hook.Requests);
        Assert.Equal($"{number}.2.3", request.Headers["Dispatch-Id"]);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{request.Headers["Dispatch-Timestamp"]}.{request.Body}"));
        Assert.Equal(Convert.ToHexStringLower(signature), request.Headers["Dispatch-Signature"]);
        var body = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal(
            ($"{number}.2.3", number.ToString(), "dispatchers", "resolution"),
            (body.GetProperty("id").GetString(), body.GetProperty("ticket").GetString(), body.GetProperty("audience").GetString(),
                body.GetProperty("reason").GetProperty("trigger").GetProperty("target").GetString()));
        Assert.False(body.TryGetProperty("count", out _));
    }

    [Fact]
    public async Task A_push_that_nobody_could_see_is_sent_and_a_way_that_nobody_configured_is_dead_and_says_why()
    {
        await using var region = await Start(configure: silo =>
        {
            silo.Services.Configure<SmtpOptions>(smtp => smtp.Host = null);
            silo.Services.Configure<WebhookOptions>(hook => hook.Url = null);
        });
        var number = await region.Escalate(_clock.GetUtcNow(), Told.Dispatchers(), Told.Mail("lead@example.org"), Told.Hook());
        await Settled(region, number);

        var rows = await region.Of(number);
        Assert.Equal([NotificationState.Sent, NotificationState.Dead, NotificationState.Dead], rows.Select(row => row.State));
        Assert.Contains("No SMTP server is configured: set Dispatch:Notifications:Smtp:Host", rows[1].LastError, StringComparison.Ordinal);
        Assert.Contains("No webhook is configured: set Dispatch:Notifications:Webhook:Url", rows[2].LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_asked_again_with_the_same_key()
    {
        _hook.Answer = count => count switch { 1 => HttpStatusCode.InternalServerError, 2 => HttpStatusCode.TooManyRequests, 3 => HttpStatusCode.Found, _ => HttpStatusCode.OK };
        await using var region = await Start();
        var number = await region.Escalate(_clock.GetUtcNow(), Told.Hook());
        await Until(async () => (await region.Of(number))[0].Attempts == 1, "the first attempt is kept");
        var failed = (await region.Of(number))[0];
        Assert.Equal((NotificationState.Pending, "The receiver answered 500 Internal Server Error."), (failed.State, failed.LastError));
        Assert.True(failed.NextAttemptAt > failed.CreatedAt);

        await Settled(region, number);
        var sent = (await region.Of(number))[0];
        Assert.Equal((NotificationState.Sent, 4), (sent.State, sent.Attempts));
        Assert.Equal([$"{number}.2.0"], _hook.Requests.Select(request => request.Headers["Dispatch-Id"]).Distinct());
        Assert.All(_hook.Requests, request => Assert.Equal("/hook", request.Path));
        var times = _hook.Requests.Select(request => long.Parse(request.Headers["Dispatch-Timestamp"], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(4, times.Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_refuses_for_good_is_not_asked_again_until_somebody_says_so()
    {
        _hook.Answer = count => count == 1 ? HttpStatusCode.Gone : HttpStatusCode.NoContent;
        await using var region = await Start();
        var number = await region.Escalate(_clock.GetUtcNow(), Told.Hook());
        await Settled(region, number);
        var dead = (await region.Of(number))[0];
        Assert.Equal((NotificationState.Dead, 1, "The receiver answered 410 Gone."), (dead.State, dead.Attempts, dead.LastError));

        var channel = region.Grains.GetGrain<INotificationChannelGrain>(INotificationChannelGrain.KeyOf(NotificationChannel.Webhook));
        Assert.True(await channel.Retry(dead.Id));
        await Until(async () => (await region.Of(number))[0].State is NotificationState.Sent, "it is sent after all");
        Assert.False(await channel.Retry(dead.Id));
        Assert.Equal(2, _hook.Requests.Count);
    }

    [Fact]
    public async Task What_fails_too_often_is_dead()
    {
        _hook.Answer = _ => HttpStatusCode.BadGateway;
        await using var region = await Start(configure: silo => silo.Services.Configure<NotificationOptions>(options => options.Attempts = 4));
        var number = await region.Escalate(_clock.GetUtcNow(), Told.Hook());
        await Settled(region, number);
        var dead = (await region.Of(number))[0];
        Assert.Equal((NotificationState.Dead, 4, "The receiver answered 502 Bad Gateway."), (dead.State, dead.Attempts, dead.LastError));
        Assert.Equal(4, _hook.Requests.Count);
    }

    [Fact]
    public async Task A_way_that_hangs_delays_no_other_and_each_attempt_has_its_time()
    {
        _smtp.ToMessage = null;
        _hook.Answer = count => count == 1 ? null : HttpStatusCode.OK;
        await using var region = await Start(configure: silo => silo.Services.Configure<NotificationOptions>(notifications => notifications.AttemptTimeout = TimeSpan.FromSeconds(20)));
        await region.Cell("network");
        var board = await Told.Screen.Watch(region, region.CellGrain("network"));
        var stuck = await region.Escalate(_clock.GetUtcNow(), [Told.Hook(), .. Enumerable.Range(0, 20).Select(i => Told.Mail($"lead-{i}@example.org"))]);
        await Until(() => _hook.Requests.Count == 1, "the receiver hangs", advance: false);

        // Time stands still: nothing of the mail server's comes to an end, and a request hangs; all others go through.
        var number = await region.Escalate(_clock.GetUtcNow(), Told.Dispatchers(), Told.Hook(), Told.Mail("late@example.org"));
        await Until(() => board.Notices.Any(notice => notice.Ticket == number), "the screen is told", advance: false);
        await Until(async () => (await region.Of(number))[1].State is NotificationState.Sent, "the receiver is told", advance: false);
        Assert.Equal(NotificationState.Pending, (await region.Of(number))[2].State);
        Assert.Empty(_smtp.Messages);

        _smtp.ToMessage = "250 Queued";
        await Settled(region, stuck);
        await Settled(region, number);
        var rows = await region.Of(stuck);
        Assert.All(rows, row => Assert.Equal(NotificationState.Sent, row.State));
        Assert.Equal("No answer within 20 s.", rows[0].LastError);
        Assert.Equal(21, _smtp.Messages.Select(MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_mail_server_that_refuses_a_recipient_is_believed_and_one_that_is_busy_is_asked_again()
    {
        await using var region = await Start();
        _smtp.ToRecipient = "550 No such mailbox";
        var refused = await region.Escalate(_clock.GetUtcNow(), Told.Mail("nobody@example.org"), Told.Mail(null), Told.Mail("no address at all"));
        await Settled(region, refused);
        Assert.Equal(
            ["The mail server refuses it: 550 No such mailbox", "No e-mail address is recorded for lead.", "'no address at all' is no e-mail address."],
            (await region.Of(refused)).Select(row => row.LastError));

        _smtp.ToRecipient = "450 Busy";
        var busy = await region.Escalate(_clock.GetUtcNow(), Told.Mail("somebody@example.org"));
        await Until(async () => (await region.Of(busy))[0].Attempts == 1, "it was tried");
        _smtp.ToRecipient = "250 OK";
        await Settled(region, busy);
        Assert.Equal(NotificationState.Sent, (await region.Of(busy))[0].State);
    }

    private static string MessageId(string mail) => mail.Split('\n').First(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase));

    private Task<TestRegion> Start(string engine = "sqlite", Action<ISiloBuilder>? configure = null) => TestRegion.Start(engine, clock: _clock, configure: silo =>
    {
        silo.UseDispatchNotifications();
        // The clock leaps while messages travel in real time: only who tests their time limits them.
        silo.Services.Configure<NotificationOptions>(notifications => notifications.AttemptTimeout = TimeSpan.FromMinutes(5));
        silo.Services.Configure<SmtpOptions>(smtp =>
        {
            (smtp.Host, smtp.Port, smtp.Security) = ("127.0.0.1", _smtp.Port, SmtpSecurity.None);
            (smtp.User, smtp.Password, smtp.From) = ("dispatch", "the-password", "Dispatch <dispatch@dispatch.example>");
        });
        silo.Services.Configure<WebhookOptions>(hook => (hook.Url, hook.Secret) = (_hook.Url.ToString(), Secret));
        configure?.Invoke(silo);
    });

    private Task Settled(TestRegion region, TicketNumber number) =>
        Until(async () => (await region.Of(number)).All(row => row.State is not NotificationState.Pending), $"all of {number} are settled");

    private Task Until(Func<bool> condition, string what, bool advance = true) => Until(() => Task.FromResult(condition()), what, advance);

    private Task Until(Func<Task<bool>> condition, string what, bool advance = true) => Poll.Until(
        async () =>
        {
            if (await condition())
                return true;
            if (advance)
                _clock.Advance(TimeSpan.FromSeconds(1));
            return false;
        },
        what);
}
