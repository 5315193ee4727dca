using Dispatch.Tickets;

namespace Dispatch.Attachments;

/// <summary>
/// The bytes of tickets' files. They are written, part by part, before the ticket is asked to name them, so no line of a journal is ever without its bytes;
/// bytes that no ticket names are found by <see cref="Unsettled"/> and deleted.
/// </summary>
/// <remarks>Every member throws <see cref="StoreUnavailableException"/> when the database cannot be reached, after the storage pipeline has given up.</remarks>
public interface IAttachmentStore
{
    /// <summary>Begins a file of a ticket.</summary>
    Task Begin(string id, TicketNumber ticket, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Adds a part; durable when this returns. Parts are numbered from 0 without gaps.</summary>
    Task Add(string id, int place, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default);

    /// <summary>A part, null after the last.</summary>
    Task<byte[]?> Read(string id, int place, CancellationToken cancellationToken = default);

    /// <summary>Files begun before an instant that no ticket was seen to name, some of them, oldest first.</summary>
    Task<IReadOnlyList<StoredFile>> Unsettled(DateTimeOffset begunBefore, int limit, CancellationToken cancellationToken = default);

    /// <summary>Keeps that the ticket names the file.</summary>
    Task Settle(string id, CancellationToken cancellationToken = default);

    /// <summary>The ticket is about to let go of its files: whichever it then does not name is found, whatever dies in between.</summary>
    Task Unsettle(TicketNumber ticket, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file, if there is one.</summary>
    Task Delete(string id, CancellationToken cancellationToken = default);
}
