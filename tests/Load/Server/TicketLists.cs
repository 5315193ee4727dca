using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace Dispatch.Load.Server;

/// <summary>Reads lists of tickets page by page: the database's truth, over HTTP.</summary>
public sealed class TicketLists(HttpClient http, Patience patience, TimeProvider clock)
{
    private const int PageSize = 200;
    private const string OpenStatuses = "new,queued,assigned,inProgress,suspended";

    /// <summary>All tickets of a cell.</summary>
    public IAsyncEnumerable<TicketLine> OfCell(string cell, CancellationToken cancellationToken) =>
        Pages($"cell={Uri.EscapeDataString(cell)}", cancellationToken);

    /// <summary>The open tickets of a cell: what its board must show.</summary>
    public IAsyncEnumerable<TicketLine> OpenOfCell(string cell, CancellationToken cancellationToken) =>
        Pages($"cell={Uri.EscapeDataString(cell)}&status={OpenStatuses}", cancellationToken);

    /// <summary>The tickets that come from a case.</summary>
    public IAsyncEnumerable<TicketLine> OfReference(string reference, CancellationToken cancellationToken) =>
        Pages($"externalReference={Uri.EscapeDataString(reference)}", cancellationToken);

    private async IAsyncEnumerable<TicketLine> Pages(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var after = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await Get($"api/v1/tickets?{filter}&limit={PageSize}{after}", cancellationToken);
            foreach (var ticket in page.Items)
                yield return ticket;
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private async Task<Page> Get(string path, CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await http.GetFromJsonAsync<Page>(path, DispatchJson.Options, cancellationToken)
                    ?? throw new HttpRequestException($"GET {path} answered null.");
            }
            catch (HttpRequestException e) when (IsTransient(e) && clock.GetElapsedTime(since) < patience.Total)
            {
                await Task.Delay(patience.After(tries, retryAfter: null), clock, cancellationToken);
            }
            catch (HttpRequestException e)
            {
                throw new ServerLostException($"The list of tickets cannot be read: {e.Message}", e);
            }
        }
    }

    private static bool IsTransient(HttpRequestException e) =>
        e.StatusCode is null or >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests;

    private sealed record Page(IReadOnlyList<TicketLine> Items, string? Next = null);
}
