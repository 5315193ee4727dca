using Dispatch.Tickets;

namespace Dispatch.Attachments;

/// <summary>Deletes bytes that no ticket names: of uploads that were cut off, and of people who were erased while a process died.</summary>
public sealed class AttachmentSweep(IAttachmentStore files, ITicketStore tickets, TimeProvider clock)
{
    /// <summary>By then no upload is still under way.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromHours(6);

    private const int Batch = 100;

    /// <summary>Looks at every file that is old enough and that no ticket was seen to name.</summary>
    public async Task Sweep(CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredFile> page;
        do
        {
            page = await files.Unsettled(clock.Now() - Age, Batch, cancellationToken);
            foreach (var ticket in page.GroupBy(file => file.Ticket))
            {
                var named = await tickets.Load(ticket.Key, cancellationToken) is { State.Attachments: var attachments }
                    ? attachments.Select(attachment => attachment.File.Id).ToHashSet(StringComparer.Ordinal)
                    : [];
                foreach (var file in ticket)
                    await (named.Contains(file.Id) ? files.Settle(file.Id, cancellationToken) : files.Delete(file.Id, cancellationToken));
            }
        }
        while (page.Count == Batch);
    }
}
