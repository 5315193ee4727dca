using Dispatch.Access;
using Dispatch.Attachments;
using Dispatch.Tickets;

namespace Dispatch.Privacy;

/// <summary>
/// Erases requesters: ticket by ticket through each ticket's own path, so that nothing is half done. Whatever cuts it off, the same request goes on with what
/// remains: tickets that are done no longer name the person.
/// </summary>
public sealed class RequesterErasure(GrainReferences grains, IRequesterStore store, IAttachmentStore files)
{
    private const int PageSize = 100;
    private const int AtOnce = 8;

    /// <summary>Erases a person from every ticket that they asked for.</summary>
    /// <param name="person">The person.</param>
    /// <param name="pseudonym">What stands for them from now on.</param>
    /// <param name="actor">Who erases.</param>
    /// <param name="rights">What they may do.</param>
    /// <param name="cancellationToken">Ends it between two tickets.</param>
    /// <returns>How many tickets no longer name them.</returns>
    public async Task<int> Erase(Person person, string pseudonym, Actor actor, Rights rights, CancellationToken cancellationToken)
    {
        var erased = 0;
        IReadOnlyList<TicketView> page = [];
        do
        {
            page = await store.Find(person, page.Count > 0 ? page[^1].Number : null, PageSize, cancellationToken);
            await Parallel.ForEachAsync(
                page.Where(ticket => !Pseudonym.Is(ticket.State.Requester)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (ticket, token) =>
                {
                    if (await Erase(ticket, pseudonym, actor, rights, token))
                        Interlocked.Increment(ref erased);
                });
        }
        while (page.Count == PageSize);

        await store.TidySearch(cancellationToken);
        return erased;
    }

    /// <summary>Erases the requester of one ticket.</summary>
    /// <returns>Whether it was this erasure: another may have been quicker.</returns>
    /// <exception cref="InvalidOperationException">The rights do not allow it.</exception>
    public async Task<bool> Erase(TicketView ticket, string pseudonym, Actor actor, Rights rights, CancellationToken cancellationToken)
    {
        // The ticket lets go of its files with the person; the bytes go next, and whatever dies in between the sweep does.
        var attachments = ticket.State.Attachments;
        if (attachments.Count > 0)
            await files.Unsettle(ticket.Number, cancellationToken);
        var erased = await Erase(ticket.Number, pseudonym, actor, rights, cancellationToken);
        if (erased)
        {
            foreach (var attachment in attachments)
                await files.Delete(attachment.File.Id, CancellationToken.None);
        }

        return erased;
    }

    private async Task<bool> Erase(TicketNumber number, string pseudonym, Actor actor, Rights rights, CancellationToken cancellationToken)
    {
        var envelope = new CommandEnvelope(new TicketCommand.EraseRequester(pseudonym), actor, rights, Guid.NewGuid().ToString("N"), pseudonym);
        var outcome = await grains.Ticket(number).Execute(envelope, cancellationToken);
        return outcome.Refusal switch
        {
            null => true,
            { Kind: RefusalKind.Conflict } => false,
            { } refusal => throw new InvalidOperationException(refusal.Message),
        };
    }
}
