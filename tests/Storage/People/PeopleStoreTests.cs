using Dispatch.Access;
using Dispatch.People;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;

namespace Dispatch.Tests.Storage.People;

/// <summary>Accounts, tokens and ended sessions: what is stored comes back, and who comes second is told.</summary>
public abstract class PeopleStoreTests(Engine engine)
{
    private IAccountStore Accounts => engine.Node.Accounts;

    private IAccessTokenStore Tokens => engine.Node.Tokens;

    [Fact]
    public async Task An_account_comes_back_as_it_was_stored()
    {
        var account = Person();
        Assert.True(await Accounts.Add(account));
        Assert.Equal(1, account.Version);
        Assert.Equivalent(account, await Accounts.Find(account.Id), strict: true);

        account.Email = null;
        account.Technician = null;
        account.PasswordHash = null;
        account.AuthenticatorKey = null;
        account.LockoutEnd = null;
        account.Enabled = false;
        account.TwoFactorEnabled = false;
        account.Cells = [];
        account.RecoveryCodes = [];
        Assert.True(await Accounts.Update(account));
        Assert.Equal(2, account.Version);
        Assert.Equivalent(account, await Accounts.Find(account.Id), strict: true);
        Assert.Null(await Accounts.Find("nobody-" + Sample.Id()));
    }

    [Fact]
    public async Task Names_that_differ_by_case_only_are_one_account()
    {
        var account = Person("Grace-" + Sample.Id());
        Assert.True(await Accounts.Add(account));
        Assert.False(await Accounts.Add(Person(account.Id)));
        Assert.False(await Accounts.Add(Person(account.Id.ToUpperInvariant())));
        Assert.Equal(account.Id, (await Accounts.Find(account.Id.ToLowerInvariant()))?.Id);
    }

    [Fact]
    public async Task Of_changes_at_once_one_is_stored_and_the_others_are_told()
    {
        var account = Person();
        await Accounts.Add(account);
        var changes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            var mine = (await Accounts.Find(account.Id))!;
            mine.LastTimeStep = i;
            return (mine, Stored: await Task.Run(() => Accounts.Update(mine)));
        }));
        var stored = (await Accounts.Find(account.Id))!;
        // Whoever read what another had stored already may follow; nobody overwrites what they did not see.
        Assert.Equal(stored.Version - 1, changes.Count(change => change.Stored));
        Assert.Contains(changes, change => change.Stored && change.mine.LastTimeStep == stored.LastTimeStep);

        var late = Person(account.Id);
        late.Version = 1;
        Assert.False(await Accounts.Update(late));
    }

    [Fact]
    public async Task Lists_go_on_where_the_page_before_ended_whatever_the_case()
    {
        var prefix = "zz-" + Sample.Id();
        foreach (var name in (string[])["b", "A", "_c", "C", "a1"])
            await Accounts.Add(Person($"{prefix}-{name}"));
        List<string> seen = [];
        string? after = $"{prefix}-";
        while (await Accounts.List(after, 2) is [.., var last] page)
        {
            seen.AddRange(page.Select(account => account.Id).Where(id => id.StartsWith(prefix, StringComparison.Ordinal)));
            after = last.Id;
        }

        Assert.Equal([$"{prefix}-_c", $"{prefix}-A", $"{prefix}-a1", $"{prefix}-b", $"{prefix}-C"], seen);
    }

    [Fact]
    public async Task A_token_stands_until_it_is_revoked_or_expires()
    {
        var owner = await Owner();
        var token = Token(owner, Sample.Noon);
        await Tokens.Add(token);
        Assert.Equal(token, await Tokens.Find(token.Id));
        Assert.True(token.StandsAt(token.ExpiresAt.AddMilliseconds(-1)));
        Assert.False(token.StandsAt(token.ExpiresAt));

        Assert.False(await Tokens.Revoke("somebody-else", token.Id, Sample.Noon));
        Assert.True(await Tokens.Revoke(owner, token.Id, Sample.Noon));
        Assert.False(await Tokens.Revoke(owner, token.Id, Sample.Noon.AddHours(1)));
        var revoked = (await Tokens.Find(token.Id))!;
        Assert.Equal(token with { RevokedAt = Sample.Noon }, revoked);
        Assert.False(revoked.StandsAt(Sample.Noon));
        Assert.Empty(await Tokens.List(owner, null, 10));
        Assert.Null(await Tokens.Find(Sample.Id()));
    }

    [Fact]
    public async Task All_tokens_of_an_account_are_revoked_and_nobody_elses()
    {
        var (owner, other) = (await Owner(), await Owner());
        foreach (var account in (string[])[owner, owner, other])
            await Tokens.Add(Token(account, Sample.Noon));
        Assert.Equal(2, await Tokens.RevokeAll(owner, Sample.Noon));
        Assert.Equal(0, await Tokens.RevokeAll(owner, Sample.Noon));
        Assert.Empty(await Tokens.List(owner, null, 10));
        Assert.Single(await Tokens.List(other, null, 10));
    }

    [Fact]
    public async Task Tokens_are_listed_newest_first_in_pages()
    {
        var owner = await Owner();
        foreach (var minute in (int[])[1, 3, 2, 2, 0])
            await Tokens.Add(Token(owner, Sample.Noon.AddMinutes(minute)));
        List<AccessToken> seen = [];
        while (await Tokens.List(owner, seen.LastOrDefault(), 2) is { Count: > 0 } page)
            seen.AddRange(page);
        Assert.Equal([3, 2, 2, 1, 0], seen.Select(token => (token.CreatedAt - Sample.Noon).TotalMinutes));
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_last_use_of_a_token_never_goes_back()
    {
        var token = Token(await Owner(), Sample.Noon);
        await Tokens.Add(token);
        foreach (var minutes in (int[])[5, 3])
            await Tokens.NoteUse(new Dictionary<string, DateTimeOffset> { [token.Id] = Sample.Noon.AddMinutes(minutes), ["gone"] = Sample.Noon });
        Assert.Equal(Sample.Noon.AddMinutes(5), (await Tokens.Find(token.Id))!.LastUsedAt);
    }

    [Fact]
    public async Task A_session_that_is_over_is_remembered_as_long_as_its_cookie_could_be_used()
    {
        var sessions = engine.Node.EndedSessions;
        var (over, another) = (Sample.Id(), Sample.Id());
        await sessions.Add(over, Sample.Noon, Sample.Noon.AddHours(8));
        await sessions.Add(over, Sample.Noon, Sample.Noon.AddHours(8));
        Assert.True(await sessions.Contains(over));
        Assert.False(await sessions.Contains(another));

        await sessions.Add(another, Sample.Noon.AddHours(9), Sample.Noon.AddHours(17));
        Assert.True(await sessions.Contains(another));
        Assert.False(await sessions.Contains(over));
    }

    private static Account Person(string? id = null) => new()
    {
        Id = id ?? "person-" + Sample.Id(),
        Name = "Ève Ünal",
        Email = "eve@example.org",
        Role = Roles.Dispatcher,
        Cells = ["cell-1", "cell \"2\""],
        Technician = "tech-1",
        PasswordHash = "hash",
        SecurityStamp = "stamp",
        AccessFailedCount = 3,
        LockoutEnd = Sample.Noon,
        AuthenticatorKey = "key",
        TwoFactorEnabled = true,
        LastTimeStep = 1L << 40,
        RecoveryCodes = ["a", "b"],
    };

    private static AccessToken Token(string owner, DateTimeOffset at) =>
        new(Sample.Id(), owner, "Reports", new string('a', 64), ["read", "tickets"], at, at.AddDays(30));

    private async Task<string> Owner()
    {
        var account = Person();
        await Accounts.Add(account);
        return account.Id;
    }
}

public sealed class SqlitePeopleStoreTests(SqliteEngine engine) : PeopleStoreTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresPeopleStoreTests(PostgresEngine engine) : PeopleStoreTests(engine), IClassFixture<PostgresEngine>;
