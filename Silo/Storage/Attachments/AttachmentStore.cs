using Dispatch.Attachments;
using Dispatch.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Storage.Attachments;

/// <summary>The rows of files and of their parts. Statements of their own, past the writers of tickets: a file is many commits, and no command waits for them.</summary>
internal sealed class AttachmentStore(StorageReads reads, StorageWrites writes) : IAttachmentStore
{
    /// <inheritdoc />
    public Task Begin(string id, TicketNumber ticket, DateTimeOffset at, CancellationToken cancellationToken) => writes.Execute(
        "insert into attachment (id, number, added_at) values (@id, @number, @at) on conflict do nothing",
        command => command.With("id", id).With("number", ticket.Value).WithInstant("at", at, writes.Dialect),
        cancellationToken);

    /// <inheritdoc />
    public Task Add(string id, int place, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var kept = bytes.ToArray();
        return writes.Execute(
            "insert into attachment_part (id, place, bytes) values (@id, @place, @bytes) on conflict do nothing",
            command => command.With("id", id).With("place", place).With("bytes", kept),
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<byte[]?> Read(string id, int place, CancellationToken cancellationToken) =>
        await reads.Rows(
            "select bytes from attachment_part where id = @id and place = @place",
            command => command.With("id", id).With("place", place),
            row => row.GetFieldValue<byte[]>(0),
            cancellationToken) is [var bytes] ? bytes : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredFile>> Unsettled(DateTimeOffset begunBefore, int limit, CancellationToken cancellationToken) => await reads.Rows(
        "select id, number from attachment where settled = 0 and added_at < @before order by added_at limit @limit",
        command => command.WithInstant("before", begunBefore, reads.Dialect).With("limit", limit),
        row => new StoredFile(row.GetString(0), new TicketNumber(row.GetInt64(1))),
        cancellationToken);

    /// <inheritdoc />
    public Task Settle(string id, CancellationToken cancellationToken) =>
        writes.Execute("update attachment set settled = 1 where id = @id", command => command.With("id", id), cancellationToken);

    /// <inheritdoc />
    public Task Unsettle(TicketNumber ticket, CancellationToken cancellationToken) =>
        writes.Execute("update attachment set settled = 0 where number = @number and settled = 1", command => command.With("number", ticket.Value), cancellationToken);

    /// <inheritdoc />
    public async Task Delete(string id, CancellationToken cancellationToken)
    {
        // The file's own row last: while any of its bytes are there, the sweep finds it.
        await writes.Execute("delete from attachment_part where id = @id", command => command.With("id", id), cancellationToken);
        await writes.Execute("delete from attachment where id = @id", command => command.With("id", id), cancellationToken);
    }
}
