using Dispatch.Audit;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;

namespace Dispatch.Tests.Storage.Audit;

/// <summary>The audit log: lines are added, found again, and never changed, whatever asks for it.</summary>
public abstract class AuditLogTests(Engine engine)
{
    private readonly string _actor = "actor-" + Sample.Id();

    private IAuditLog Log => engine.Node.Audit;

    [Fact]
    public async Task What_was_recorded_is_found_as_it_was_also_by_another_process()
    {
        AuditEntry whole = new(AuditKinds.AccountChanged, _actor, "administrator", "accounts/ada", "192.0.2.7", "role: dispatcher → manager");
        AuditEntry bare = new(AuditKinds.SignInFailed, _actor, null);
        var before = TimeProvider.System.Now();
        await Log.Record(whole);
        await Log.Record(bare);

        var lines = await Mine();
        Assert.Equal([bare, whole], lines.Select(line => line.Entry));
        Assert.True(lines[0].Number > lines[1].Number);
        Assert.All(lines, line => Assert.InRange(line.At, before, before.AddMinutes(1)));
        Assert.Equal(lines[0].At, Instants.Trim(lines[0].At));

        await using var another = await engine.Another();
        Assert.Equal(lines, await another.Audit.Read(new AuditFilter { Actor = _actor }));
    }

    [Fact]
    public async Task What_was_begun_is_no_line_and_its_end_brings_the_lines_of_what_was_done()
    {
        AuditEntry asked = new(AuditKinds.AccountChanged, _actor, "administrator", "accounts/ada", "192.0.2.7", "PUT");
        AuditEntry[] done = [asked with { Subject = "ada", Detail = "manager" }, asked with { Kind = AuditKinds.CredentialsChanged, Subject = "ada" }];
        var (carriedOut, refused) = (await Log.Begin(asked), await Log.Begin(asked));
        Assert.Empty(await Mine());
        await Log.End(carriedOut, done);
        await Log.End(refused, []);
        Assert.Equal(done, (await Mine()).Select(line => line.Entry).Reverse());
        Assert.Equal(0, await Log.EndAbandoned(TimeProvider.System.Now().AddMinutes(1)));
        Assert.Equal(2, (await Mine()).Count);
    }

    [Fact]
    public async Task What_nobody_ended_becomes_one_line_that_says_so_also_by_another_process()
    {
        AuditEntry asked = new(AuditKinds.RulesChanged, _actor, "manager", "sla-policies/gold", "192.0.2.7", "PUT");
        var begun = await Log.Begin(asked);
        var now = TimeProvider.System.Now();
        await Log.EndAbandoned(now.AddMinutes(-5));
        Assert.Empty(await Mine());

        await using var another = await engine.Another();
        await Task.WhenAll(Log.EndAbandoned(now.AddMinutes(1)), another.Audit.EndAbandoned(now.AddMinutes(1)));
        var line = Assert.Single(await Mine()).Entry;
        Assert.Equal(asked, line with { Detail = "PUT" });
        Assert.StartsWith("PUT; begun 20", line.Detail, StringComparison.Ordinal);
        Assert.EndsWith("not known whether it was carried out", line.Detail, StringComparison.Ordinal);

        // It was only slow, and ends after all.
        await Log.End(begun, [asked]);
        Assert.Equal([asked, line], (await Mine()).Select(one => one.Entry));
    }

    [Fact]
    public async Task Where_one_of_its_lines_cannot_be_written_none_is_and_the_note_stays()
    {
        AuditEntry asked = new(AuditKinds.AccountChanged, _actor, "administrator", "accounts/ada");
        var begun = await Log.Begin(asked);
        await Assert.ThrowsAnyAsync<Exception>(() => Log.End(begun, [asked, asked with { Kind = null! }]));
        Assert.Empty(await Mine());
        await Log.EndAbandoned(TimeProvider.System.Now().AddMinutes(1));
        Assert.Equal(asked, Assert.Single(await Mine()).Entry with { Detail = null });
    }

    [Theory]
    [InlineData("update audit set actor = 'nobody' where actor = '{0}'")]
    [InlineData("update audit set detail = null")]
    [InlineData("delete from audit where actor = '{0}'")]
    [InlineData("delete from audit")]
    public async Task The_database_refuses_to_change_or_remove_a_line(string statement)
    {
        await Log.Record(new AuditEntry(AuditKinds.Refused, _actor, "dispatcher", "accounts", "::1", "GET 403"));
        var before = await Log.Read(new AuditFilter { Limit = 1000 });
        await Refuses(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, _actor));
        Assert.Equal(before, await Log.Read(new AuditFilter { Limit = 1000 }));
    }

    [Fact]
    public async Task The_database_refuses_the_ways_around()
    {
        await Log.Record(new AuditEntry(AuditKinds.Refused, _actor, null));
        var line = Assert.Single(await Mine());
        foreach (var statement in WaysAround(line.Number))
            await Refuses(statement);
        Assert.Equal(line, Assert.Single(await Mine()));
    }

    [Fact]
    public async Task Numbers_rise_with_every_line_also_when_many_are_recorded_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Log.Record(new AuditEntry(AuditKinds.SignedIn, _actor, "manager", $"{i}"))));
        var lines = await Log.Read(new AuditFilter { Actor = _actor, Limit = 100 });
        Assert.Equal(Enumerable.Range(0, 60), lines.Select(line => int.Parse(line.Entry.Subject!, System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Equal(lines.Select(line => line.Number).Distinct().OrderDescending(), lines.Select(line => line.Number));

        var next = _actor + "-next";
        await Log.Record(new AuditEntry(AuditKinds.SignedIn, next, null));
        Assert.True(Assert.Single(await Log.Read(new AuditFilter { Actor = next })).Number > lines[0].Number);
    }

    [Fact]
    public async Task Lines_come_newest_first_page_by_page()
    {
        for (var i = 0; i < 7; i++)
            await Log.Record(new AuditEntry(AuditKinds.TokenCreated, _actor, "manager", $"token/{i}"));
        List<AuditLine> seen = [];
        IReadOnlyList<AuditLine> page;
        do
        {
            page = await Log.Read(new AuditFilter { Actor = _actor, Limit = 3, Before = seen.Count == 0 ? null : seen[^1].Number });
            seen.AddRange(page);
        }
        while (page.Count == 3);
        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"token/{i}"), seen.Select(line => line.Entry.Subject));
    }

    [Fact]
    public async Task Filters_narrow_together()
    {
        await Log.Record(new AuditEntry(AuditKinds.RulesChanged, _actor, "manager", "calendars/a"));
        await Log.Record(new AuditEntry(AuditKinds.RulesChanged, _actor, "manager", "calendars/b"));
        await Log.Record(new AuditEntry(AuditKinds.RosterChanged, _actor, "manager", "calendars/a"));
        var all = await Mine();

        Assert.Equal([all[1], all[2]], await Mine(new AuditFilter { Kind = AuditKinds.RulesChanged }));
        Assert.Equal([all[0], all[2]], await Mine(new AuditFilter { Subject = "calendars/a" }));
        Assert.Equal([all[2]], await Mine(new AuditFilter { Kind = AuditKinds.RulesChanged, Subject = "calendars/a" }));
        Assert.Empty(await Log.Read(new AuditFilter { Actor = _actor + "x" }));

        // From is in it, to is not.
        var (oldest, newest) = (all[^1].At, all[0].At);
        Assert.Equal(all, await Mine(new AuditFilter { From = oldest, To = newest.AddMilliseconds(1) }));
        Assert.Empty(await Mine(new AuditFilter { From = newest.AddMilliseconds(1) }));
        Assert.Empty(await Mine(new AuditFilter { To = oldest }));
        Assert.All(await Mine(new AuditFilter { To = newest }), line => Assert.True(line.At < newest));
    }

    [Fact]
    public async Task What_strangers_typed_is_kept_harmless_and_short()
    {
        var typed = _actor + "\0\r\n\u001b[31m\ud800" + new string('x', 2000) + "🌞";
        await Log.Record(new AuditEntry(AuditKinds.SignInFailed, typed, null, typed, null, typed));
        var entry = Assert.Single(await Log.Read(new AuditFilter { Actor = typed })).Entry;
        Assert.StartsWith(_actor + "\ufffd\ufffd\ufffd\ufffd[31m\ufffdxxx", entry.Actor, StringComparison.Ordinal);
        Assert.Equal((500, '…'), (entry.Actor.Length, entry.Actor[^1]));
        Assert.Equal((entry.Actor, entry.Actor), (entry.Subject, entry.Detail));

        var fits = _actor + new string('x', 500 - _actor.Length - 2) + "🌞";
        await Log.Record(new AuditEntry(AuditKinds.SignInFailed, fits, null));
        Assert.Equal(fits, Assert.Single(await Log.Read(new AuditFilter { Actor = fits })).Entry.Actor);
    }

    /// <summary>Statements by which this database would replace or drop lines without an update or a delete.</summary>
    protected abstract IEnumerable<string> WaysAround(long number);

    private async Task Refuses(string statement)
    {
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => engine.Execute(statement));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<AuditLine>> Mine(AuditFilter? filter = null) => Log.Read((filter ?? new AuditFilter()) with { Actor = _actor });
}

public sealed class SqliteAuditLogTests(SqliteEngine engine) : AuditLogTests(engine), IClassFixture<SqliteEngine>
{
    protected override IEnumerable<string> WaysAround(long number) =>
    [
        $"insert or replace into audit (number, at, kind, actor) values ({number}, '2026-01-01T00:00:00.000Z', 'refused', 'nobody')",
        $"replace into audit (number, at, kind, actor) values ({number}, '2026-01-01T00:00:00.000Z', 'refused', 'nobody')",
        $"insert into audit (number, at, kind, actor) values ({number}, '2026-01-01T00:00:00.000Z', 'refused', 'nobody') on conflict (number) do update set actor = 'nobody'",
    ];
}

public sealed class PostgresAuditLogTests(PostgresEngine engine) : AuditLogTests(engine), IClassFixture<PostgresEngine>
{
    protected override IEnumerable<string> WaysAround(long number) =>
    [
        "truncate audit",
        "truncate audit restart identity cascade",
        $"insert into audit (number, at, kind, actor) overriding system value values ({number}, now(), 'refused', 'nobody') on conflict (number) do update set actor = 'nobody'",
        "set session_replication_role = replica; delete from audit",
        "set session_replication_role = replica; truncate audit",
    ];
}
