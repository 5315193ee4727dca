using Dispatch.Sla;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Notifications;

/// <summary>The outbox: written with the journal or not at all, read and marked by the grain of its channel.</summary>
public abstract class NotificationStoreTests(Engine engine)
{
    private static readonly EscalationTrigger s_trigger = new(SlaTarget.Resolution, 75);

    private readonly string _cell = "cell-" + Sample.Id();

    private ITicketStore Store => engine.Node.Store;

    private INotificationStore Outbox => engine.Node.Notifications;

    [Fact]
    public async Task What_a_step_tells_stands_in_the_outbox_when_the_step_stands_in_the_journal()
    {
        var (number, state) = await Register();
        Notice[] told =
        [
            new(Audience.Technician, "tech-1", _cell, NotificationChannel.Live, null),
            new(Audience.Lead, "lead-1", _cell, NotificationChannel.Email, "lead@example.org"),
            new(Audience.Fallback, null, _cell, NotificationChannel.Webhook, null),
        ];
        await Commit(number, state, Step(told), new TicketEvent.EscalationExhausted(s_trigger, [told[2]]), new TicketEvent.ReviewFellDue([told[0], told[1]]));

        var outbox = (await List(number)).Reverse().ToList();
        Assert.Equal(told.Append(told[2]).Append(told[0]).Append(told[1]), outbox.Select(row => row.Notice));
        Assert.Equal([$"{number}.2.0", $"{number}.2.1", $"{number}.2.2", $"{number}.3.0", $"{number}.4.0", $"{number}.4.1"], outbox.Select(row => row.Key));
        Assert.All(outbox, row => Assert.Equal((NotificationState.Pending, 0, row.CreatedAt), (row.State, row.Attempts, row.NextAttemptAt)));
        Assert.Equal(
            [
                new NoticeReason("escalationStepTaken", s_trigger, 1, 0),
                new NoticeReason("escalationExhausted", s_trigger),
                new NoticeReason("reviewFellDue"),
            ],
            outbox.Select(row => row.Reason).Distinct());
        Assert.All(outbox, row => Assert.Equal((state.Subject, state.Priority, Sample.Noon.AddMinutes(row.Version)), (row.Subject, row.Priority, row.OccurredAt)));
        Assert.Equal(outbox[0], await Outbox.Find(outbox[0].Id));
    }

    [Fact]
    public async Task What_a_commit_asks_beside_its_journal_comes_after_what_the_journal_asks()
    {
        var (number, state) = await Register();
        var live = Live()[0];
        var push = new Notice(Audience.Technician, "tech-1", _cell, NotificationChannel.Push, null) { Work = WorkChange.Moved };
        var change = Change(number, state, Step([live]), new TicketEvent.Noted("n", Public: false)) with { Asked = [new AskedNotice(2, push), new AskedNotice(3, push with { Work = null })] };
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(change)));

        var outbox = (await List(number)).Reverse().ToList();
        Assert.Equal([live, push, push with { Work = null }], outbox.Select(row => row.Notice));
        Assert.Equal([$"{number}.2.0", $"{number}.2.1", $"{number}.3.0"], outbox.Select(row => row.Key));
        Assert.Equal("noted", outbox[2].Reason.Event);
    }

    [Fact]
    public async Task Imported_history_tells_nobody()
    {
        var (number, state) = await Register();
        await Commit(number, state with { Historical = true }, Step(Live()));
        Assert.Equal(2, (await Store.ReadJournal(number)).Count);
        Assert.Empty(await List(number));
    }

    [Fact]
    public async Task A_commit_that_loses_the_version_tells_nobody_and_its_neighbours_do()
    {
        var (contested, state) = await Register();
        var contenders = Enumerable.Range(0, 10).Select(_ => Store.Commit(Sample.Commit(Change(contested, state, Step(Live()))))).ToList();
        var neighbours = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            var (number, before) = await Register();
            await Commit(number, before, Step(Live()));
            return number;
        }));

        Assert.Single(await Task.WhenAll(contenders), CommitResult.Committed);
        Assert.Single(await List(contested));
        foreach (var neighbour in neighbours)
            Assert.Single(await List(neighbour));
    }

    [Fact]
    public async Task A_commit_that_is_rolled_back_tells_nobody()
    {
        var ((giver, before), (taker, other)) = (await Register(), await Register());
        var window = Sample.Window(1, 2);
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Assign(giver, before, "tech-" + _cell, window))));

        // The booking excludes another: neither journal nor outbox keeps anything of it.
        var refused = Sample.Assign(taker, other, "tech-" + _cell, window);
        refused = refused with { Entries = [.. refused.Entries, Sample.Entry(3, Step(Live()))], State = refused.State with { Version = 3 } };
        Assert.Equal(CommitResult.BookingConflict, await Store.Commit(Sample.Commit(refused)));
        Assert.Single(await Store.ReadJournal(taker));
        Assert.Empty(await List(taker));

        // All of a displacement or nothing: the second ticket has another version than it says.
        var displaced = Change(giver, before with { Version = 2 }, Step(Live()));
        Assert.Equal(CommitResult.VersionConflict, await Store.Commit(Sample.Commit(displaced, Sample.Note(taker, other with { Version = 7 }))));
        Assert.Empty(await List(giver));
    }

    [Fact]
    public async Task A_line_asks_once_however_often_it_is_written()
    {
        var (number, state) = await Register();
        await Commit(number, state, Step(Live()));
        await Assert.ThrowsAnyAsync<Exception>(() => engine.Execute(
            $"insert into notification (number, version, place, channel, audience, cell, created_at, state, attempts) select number, version, place, channel, audience, cell, created_at, state, attempts from notification where number = {number.Value}"));
    }

    [Fact]
    public async Task Marks_are_kept_and_what_is_settled_stays_so()
    {
        var (number, state) = await Register();
        await Commit(number, state, Step([.. Live(), .. Live(), .. Live(), .. Live()]));
        var ids = (await List(number)).Reverse().Select(row => row.Id).ToList();

        await Outbox.Retry([ids[0]], Sample.Noon.AddHours(1), "No answer.");
        await Outbox.Hold([new([ids[1], ids[2]], "digest-" + number, Sample.Noon.AddHours(2))]);
        Assert.Equal([ids[1], ids[2]], (await Outbox.ReadDigest("digest-" + number)).Select(row => row.Id));
        await Outbox.Settle([
            new Settlement([ids[1], ids[2]], NotificationState.Digested, Sample.Noon, null),
            new Settlement([ids[3]], NotificationState.Dead, Sample.Noon, "Gone."),
        ]);
        await Outbox.Settle([new Settlement([ids[3]], NotificationState.Sent, Sample.Noon, null)]);

        var rows = (await List(number)).Reverse().ToList();
        Assert.Equal(
            [
                (NotificationState.Pending, 1, Sample.Noon.AddHours(1), "No answer.", null),
                (NotificationState.Digested, 1, null, null, Sample.Noon),
                (NotificationState.Digested, 1, null, null, Sample.Noon),
                (NotificationState.Dead, 1, (DateTimeOffset?)null, "Gone.", (DateTimeOffset?)null),
            ],
            rows.Select(row => (row.State, row.Attempts, row.NextAttemptAt, row.LastError, row.SentAt)));
        Assert.Empty(await Outbox.ReadDigest("digest-" + number));

        Assert.False(await Outbox.Requeue(ids[1], Sample.Noon));
        Assert.True(await Outbox.Requeue(ids[3], Sample.Noon.AddHours(3)));
        var again = await Outbox.Find(ids[3]);
        Assert.Equal((NotificationState.Pending, 0, Sample.Noon.AddHours(3)), (again!.State, again.Attempts, again.NextAttemptAt));
    }

    [Fact]
    public async Task Pending_ones_come_by_their_next_attempt_and_by_channel()
    {
        var (number, state) = await Register();
        await Commit(number, state, Step([.. Live(), .. Live(), new Notice(Audience.Managers, null, _cell, NotificationChannel.Webhook, null)]));
        var ids = (await List(number)).Reverse().Select(row => row.Id).ToList();
        await Outbox.Retry([ids[0]], Sample.Noon.AddYears(1), "Later.");

        Assert.Equal([ids[1]], await Mine(NotificationChannel.Live, Sample.Noon.AddYears(1).AddMilliseconds(-1)));
        Assert.Equal([ids[1], ids[0]], await Mine(NotificationChannel.Live));
        Assert.Equal([ids[2]], await Mine(NotificationChannel.Webhook));
        Assert.Empty(await Mine(NotificationChannel.Email));

        await Outbox.Settle([new Settlement([ids[1]], NotificationState.Sent, Sample.Noon.AddYears(2), null)]);
        Assert.Equal([ids[0]], await Mine(NotificationChannel.Live));
        Assert.Equal([ids[1]], (await Outbox.ReadSent(NotificationChannel.Live, Sample.Noon.AddMonths(18))).Select(row => row.Id));
        Assert.Empty(await Outbox.ReadSent(NotificationChannel.Live, Sample.Noon.AddYears(2)));

        async Task<IEnumerable<long>> Mine(NotificationChannel channel, DateTimeOffset? by = null) =>
            (await Outbox.ReadDue(channel, by ?? Sample.Noon.AddYears(1), 1000)).Select(row => row.Id).Where(ids.Contains);
    }

    [Fact]
    public async Task What_waits_longer_is_known_by_its_next_instant_and_by_its_digest()
    {
        var (number, state) = await Register();
        await Commit(number, state, Step([.. Live(), .. Live(), .. Live(), .. Live()]));
        var ids = (await List(number)).Reverse().Select(row => row.Id).ToList();
        var far = Sample.Noon.AddYears(30);
        Assert.Null(await Outbox.NextDue(NotificationChannel.Live, far));
        Assert.Empty(await Outbox.ReadGathering(NotificationChannel.Live, far));

        await Outbox.Hold([new([ids[0], ids[1]], "digest-" + number, far.AddMinutes(2)), new([ids[2]], "digest-later-" + number, far.AddMinutes(3))]);
        await Outbox.Retry([ids[3]], far.AddMinutes(1), "No answer.");
        Assert.Equal(far.AddMinutes(1), await Outbox.NextDue(NotificationChannel.Live, far));
        Assert.Equal(far.AddMinutes(2), await Outbox.NextDue(NotificationChannel.Live, far.AddMinutes(1)));
        Assert.Equal([ids[0], ids[2]], (await Outbox.ReadGathering(NotificationChannel.Live, far)).Select(row => row.Id).Order());
        Assert.Equal([ids[2]], (await Outbox.ReadGathering(NotificationChannel.Live, far.AddMinutes(2))).Select(row => row.Id));
        await Outbox.Settle([new Settlement(ids, NotificationState.Sent, Sample.Noon, null)]);
    }

    [Fact]
    public async Task Lists_are_narrowed_and_paged()
    {
        var (number, state) = await Register();
        await Commit(number, state, Step([.. Enumerable.Range(0, 5).SelectMany(_ => Live()), new Notice(Audience.Managers, null, _cell, NotificationChannel.Webhook, null)]));
        var all = (await List(number)).Select(row => row.Id).ToList();
        Assert.Equal(all.OrderDescending(), all);

        List<long> seen = [];
        long? before = null;
        do
        {
            var page = await Outbox.List(new NotificationFilter { Ticket = number, Limit = 4, Before = before });
            seen.AddRange(page.Notifications.Select(row => row.Id));
            before = page.Next;
        }
        while (before is not null);
        Assert.Equal(all, seen);
        Assert.Single((await Outbox.List(new NotificationFilter { Ticket = number, Channel = NotificationChannel.Webhook })).Notifications);
        Assert.Empty((await Outbox.List(new NotificationFilter { Ticket = number, State = NotificationState.Dead })).Notifications);
        Assert.Null(await Outbox.Find(long.MaxValue));
    }

    private Notice[] Live() => [new(Audience.Dispatchers, null, _cell, NotificationChannel.Live, null)];

    private static TicketEvent.EscalationStepTaken Step(Notice[] told) => new(s_trigger, 1, 0, StepOutcome.Done, [.. told], []);

    private static TicketChange Change(TicketNumber number, TicketState before, params TicketEvent[] facts) => new(
        number,
        before.Version,
        before with { Version = before.Version + facts.Length },
        [.. facts.Select((fact, i) => Sample.Entry(before.Version + 1 + i, fact))],
        Booking: null,
        BookingChanged: false);

    private async Task Commit(TicketNumber number, TicketState before, params TicketEvent[] facts) =>
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Change(number, before, facts))));

    private async Task<(TicketNumber Number, TicketState State)> Register()
    {
        var registration = Sample.Registration(_cell);
        return ((await Store.Register(registration)).Number, registration.State);
    }

    private async Task<IReadOnlyList<Notification>> List(TicketNumber number) => (await Outbox.List(new NotificationFilter { Ticket = number, Limit = 200 })).Notifications;
}

public sealed class SqliteNotificationStoreTests(SqliteEngine engine) : NotificationStoreTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresNotificationStoreTests(PostgresEngine engine) : NotificationStoreTests(engine), IClassFixture<PostgresEngine>;
