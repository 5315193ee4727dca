using System.Data.Common;
using Dispatch.Privacy;
using Dispatch.Resilience;
using Dispatch.Storage.Commits;
using Dispatch.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Storage.Privacy;

/// <summary>Tickets by the person who asked, from the columns that the commits wrote.</summary>
internal sealed class RequesterStore(Database database, StorageReads reads, StoragePipelines pipelines) : IRequesterStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<TicketView>> Find(Person person, TicketNumber? after, int limit, CancellationToken cancellationToken)
    {
        if (!person.IsNamed)
            throw new ArgumentException("Somebody must be named.", nameof(person));
        List<string> conditions = [];
        if (person.Email is not null)
            conditions.Add("requester_email = @email");
        if (person.Name is not null)
            conditions.Add("requester = @name");
        return Page(
            string.Join(" and ", conditions),
            command =>
            {
                if (person.Email is { } email)
                    command.With("email", TicketRow.Fold(email));
                if (person.Name is { } name)
                    command.With("name", TicketRow.Fold(name));
            },
            after,
            limit,
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<TicketView>> FindEnded(DateTimeOffset endedBefore, TicketNumber? after, int limit, CancellationToken cancellationToken) => Page(
        "status in (@closed, @cancelled) and changed_at < @before and not (requester like @pseudonym and requester_email is null)",
        command => command
            .With("closed", EnumText.Of(TicketStatus.Closed))
            .With("cancelled", EnumText.Of(TicketStatus.Cancelled))
            .With("before", reads.Dialect.Instant(endedBefore))
            .With("pseudonym", Pseudonym.Prefix + new string('_', Pseudonym.Digits)),
        after,
        limit,
        cancellationToken);

    /// <inheritdoc />
    public async Task TidySearch(CancellationToken cancellationToken)
    {
        if (reads.Dialect.TidySearch is not { } sql)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        await pipelines.Commit(
            (database, sql),
            static async (tidy, attempt) =>
            {
                await tidy.database.Write(
                    async (transaction, token) =>
                    {
                        await using var command = transaction.Connection!.CreateCommand();
                        command.Transaction = transaction;
                        command.CommandText = tidy.sql;
                        await command.ExecuteNonQueryAsync(token);
                    },
                    attempt);
                return true;
            });
    }

    private async Task<IReadOnlyList<TicketView>> Page(
        string condition, Action<DbCommand> bind, TicketNumber? after, int limit, CancellationToken cancellationToken) => await reads.ManyRows(
        $"select number, state from ticket where {condition} and number > @after order by number limit @limit",
        command =>
        {
            bind(command);
            command.With("after", after?.Value ?? 0L).With("limit", limit);
        },
        row => TicketRows.View(row),
        cancellationToken);
}
