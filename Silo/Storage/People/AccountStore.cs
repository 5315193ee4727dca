using System.Data.Common;
using Dispatch.People;
using Dispatch.Storage.Tickets;

namespace Dispatch.Storage.People;

/// <summary>The rows of accounts.</summary>
internal sealed class AccountStore(StorageReads reads, StorageWrites writes) : IAccountStore
{
    /// <inheritdoc />
    public async Task<Account?> Find(string id, CancellationToken cancellationToken) =>
        await reads.Rows(
            $"select {PeopleRows.AccountColumns} from account where {NameOrder("id")} = {NameOrder("@id")}",
            command => command.With("id", id),
            row => PeopleRows.ReadAccount(row, reads.Dialect),
            cancellationToken) is [var found] ? found : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Account>> List(string? after, int limit, CancellationToken cancellationToken) => await reads.ManyRows(
        $"select {PeopleRows.AccountColumns} from account where {NameOrder("id")} > {NameOrder("@after")} order by {NameOrder("id")} limit @limit",
        command => command.With("after", after ?? "").With("limit", limit),
        row => PeopleRows.ReadAccount(row, reads.Dialect),
        cancellationToken);

    /// <inheritdoc />
    public async Task<bool> Add(Account account, CancellationToken cancellationToken)
    {
        var added = await writes.Execute(
            $"""
            insert into account ({PeopleRows.AccountColumns})
            values (@id, @name, @email, @role, @cells, @technician, @enabled, @password, @stamp, @failed, @lockout, @key, @twoFactor, @step, @codes, 1)
            on conflict do nothing
            """,
            command => Bind(command, account),
            cancellationToken) == 1;
        if (added)
            account.Version = 1;
        return added;
    }

    /// <inheritdoc />
    public async Task<bool> Update(Account account, CancellationToken cancellationToken)
    {
        var updated = await writes.Execute(
            """
            update account set name = @name, email = @email, role = @role, cells = @cells, technician = @technician, enabled = @enabled,
              password_hash = @password, security_stamp = @stamp, access_failed_count = @failed, lockout_end = @lockout, authenticator_key = @key,
              two_factor = @twoFactor, last_time_step = @step, recovery_codes = @codes, version = version + 1
            where id = @id and version = @version
            """,
            command => Bind(command, account).With("version", account.Version),
            cancellationToken) == 1;
        if (updated)
            account.Version++;
        return updated;
    }

    /// <summary>An expression: what names are ordered by, in the same way whatever the database's language.</summary>
    private string NameOrder(string name) => writes.Dialect.Ordinal($"lower({name})");

    private DbCommand Bind(DbCommand command, Account account) => command
        .With("id", account.Id)
        .With("name", account.Name)
        .WithText("email", account.Email)
        .With("role", account.Role)
        .With("cells", PeopleRows.Json(account.Cells))
        .WithText("technician", account.Technician)
        .With("enabled", account.Enabled)
        .WithText("password", account.PasswordHash)
        .With("stamp", account.SecurityStamp)
        .With("failed", account.AccessFailedCount)
        .WithInstant("lockout", account.LockoutEnd, writes.Dialect)
        .WithText("key", account.AuthenticatorKey)
        .With("twoFactor", account.TwoFactorEnabled)
        .With("step", account.LastTimeStep)
        .With("codes", PeopleRows.Json(account.RecoveryCodes));
}
