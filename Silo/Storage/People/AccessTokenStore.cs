using System.Data.Common;
using Dispatch.People;
using Dispatch.Storage.Tickets;

namespace Dispatch.Storage.People;

/// <summary>The rows of personal access tokens.</summary>
internal sealed class AccessTokenStore(StorageReads reads, StorageWrites writes) : IAccessTokenStore
{
    /// <inheritdoc />
    public Task Add(AccessToken token, CancellationToken cancellationToken) => writes.Execute(
        $"insert into access_token ({PeopleRows.TokenColumns}) values (@id, @account, @name, @hash, @scopes, @created, @expires, @used, @revoked) on conflict do nothing",
        command => command
            .With("id", token.Id)
            .With("account", token.Account)
            .With("name", token.Name)
            .With("hash", token.Hash)
            .With("scopes", PeopleRows.Json(token.Scopes))
            .WithInstant("created", token.CreatedAt, writes.Dialect)
            .WithInstant("expires", token.ExpiresAt, writes.Dialect)
            .WithInstant("used", token.LastUsedAt, writes.Dialect)
            .WithInstant("revoked", token.RevokedAt, writes.Dialect),
        cancellationToken);

    /// <inheritdoc />
    public async Task<AccessToken?> Find(string id, CancellationToken cancellationToken) =>
        await reads.Rows(
            $"select {PeopleRows.TokenColumns} from access_token where id = @id",
            command => command.With("id", id),
            row => PeopleRows.ReadToken(row, reads.Dialect),
            cancellationToken) is [var found] ? found : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<AccessToken>> List(string account, AccessToken? before, int limit, CancellationToken cancellationToken) => await reads.ManyRows(
        $"""
        select {PeopleRows.TokenColumns} from access_token
        where account = @account and revoked_at is null {(before is null ? "" : "and (created_at < @created or (created_at = @created and id > @id))")}
        order by created_at desc, id limit @limit
        """,
        command =>
        {
            command.With("account", account).With("limit", limit);
            if (before is not null)
                command.WithInstant("created", before.CreatedAt, reads.Dialect).With("id", before.Id);
        },
        row => PeopleRows.ReadToken(row, reads.Dialect),
        cancellationToken);

    /// <inheritdoc />
    public async Task<bool> Revoke(string account, string id, DateTimeOffset at, CancellationToken cancellationToken) => await Revoke(
        "account = @account and id = @id", command => command.With("account", account).With("id", id), at, cancellationToken) == 1;

    /// <inheritdoc />
    public Task<int> RevokeAll(string account, DateTimeOffset at, CancellationToken cancellationToken) =>
        Revoke("account = @account", command => command.With("account", account), at, cancellationToken);

    /// <inheritdoc />
    public async Task NoteUse(IReadOnlyDictionary<string, DateTimeOffset> lastUses, CancellationToken cancellationToken)
    {
        // Tokens that were used within the same few seconds; each statement is a commit, which once a minute and token is little.
        foreach (var (id, at) in lastUses)
        {
            await writes.Execute(
                "update access_token set last_used_at = @at where id = @id and (last_used_at is null or last_used_at < @at)",
                command => command.With("id", id).WithInstant("at", at, writes.Dialect),
                cancellationToken);
        }
    }

    private Task<int> Revoke(string which, Action<DbCommand> bind, DateTimeOffset at, CancellationToken cancellationToken) => writes.Execute(
        $"update access_token set revoked_at = @at where revoked_at is null and {which}",
        command =>
        {
            command.WithInstant("at", at, writes.Dialect);
            bind(command);
        },
        cancellationToken);
}
