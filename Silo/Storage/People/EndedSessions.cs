using Dispatch.People;
using Dispatch.Storage.Tickets;

namespace Dispatch.Storage.People;

/// <summary>The rows of sessions that are over.</summary>
internal sealed class EndedSessions(StorageReads reads, StorageWrites writes) : IEndedSessions
{
    /// <inheritdoc />
    public async Task Add(string session, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await writes.Execute(
            "insert into ended_session (id, until) values (@id, @until) on conflict do nothing",
            command => command.With("id", session).WithInstant("until", until, writes.Dialect),
            cancellationToken);
        await writes.Execute("delete from ended_session where until < @now", command => command.WithInstant("now", now, writes.Dialect), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> Contains(string session, CancellationToken cancellationToken) =>
        await reads.Rows("select 1 from ended_session where id = @id", command => command.With("id", session), _ => true, cancellationToken) is [_];
}
