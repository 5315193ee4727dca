using Dispatch.Load.Server;

namespace Dispatch.Load.Replay;

/// <summary>The tickets of a log's cases as the database holds them.</summary>
/// <param name="Tickets">By external reference; more than one ticket for a case is one too many.</param>
public sealed record Census(IReadOnlyDictionary<string, IReadOnlyList<TicketLine>> Tickets)
{
    /// <summary>Counts the tickets of the cases: by listing the cells, and by asking for each case that is in none of them.</summary>
    /// <param name="lists">The database.</param>
    /// <param name="cells">The cells in which to look first.</param>
    /// <param name="references">The cases.</param>
    /// <param name="searchMissing">Whether to ask for each case that the cells do not hold.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Census> Take(
        TicketLists lists, IEnumerable<string> cells, IEnumerable<string> references, bool searchMissing, CancellationToken cancellationToken)
    {
        var found = references.ToDictionary(reference => reference, _ => new Dictionary<long, TicketLine>(), StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            await foreach (var ticket in lists.OfCell(cell, cancellationToken))
            {
                if (ticket.ExternalReference is { } reference && found.TryGetValue(reference, out var tickets))
                    tickets[ticket.Number.Value] = ticket;
            }
        }
        foreach (var (reference, tickets) in found.Where(pair => searchMissing && pair.Value.Count == 0))
        {
            await foreach (var ticket in lists.OfReference(reference, cancellationToken))
                tickets[ticket.Number.Value] = ticket;
        }
        return new Census(found.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<TicketLine>)[.. pair.Value.Values], StringComparer.Ordinal));
    }

    /// <summary>The version of a case's ticket; 0 if it has none.</summary>
    public int VersionOf(string reference) => Tickets[reference] is [var ticket, ..] ? ticket.Version : 0;
}
