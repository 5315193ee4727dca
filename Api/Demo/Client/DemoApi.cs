using System.Globalization;
using System.Net.Http.Headers;
using Dispatch.Cells;
using Dispatch.Demo.Play;
using Dispatch.Demo.Region;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Demo.Client;

/// <summary>The public contract, as the demo speaks it.</summary>
/// <remarks>Every member throws <see cref="ServerAwayException"/> when the server cannot answer now.</remarks>
internal sealed class DemoApi : IDisposable
{
    private const string Base = "api/v1/";
    private const int PageSize = 200;

    /// <summary>More open tickets than this are not the demo's: it looks at the newest.</summary>
    private const int MostPages = 5;

    private readonly HttpClient _http;

    /// <summary>Speaks to a server.</summary>
    /// <param name="server">Its address.</param>
    /// <param name="token">A bearer token that may act for others.</param>
    public DemoApi(Uri server, string token)
    {
        // To ourselves, so around any proxy.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new Uri(server, Base),
            Timeout = TimeSpan.FromSeconds(15),
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>All cells.</summary>
    public async Task<IReadOnlyList<CellResponse>> Cells(CancellationToken cancellationToken) =>
        (await Read<Page<CellResponse>>("cells", cancellationToken)).Items;

    /// <summary>All technicians.</summary>
    public async Task<IReadOnlyList<TechnicianResponse>> Technicians(CancellationToken cancellationToken) =>
        (await Read<Page<TechnicianResponse>>("technicians", cancellationToken)).Items;

    /// <summary>Whether there is any ticket at all.</summary>
    public async Task<bool> AnyTicket(CancellationToken cancellationToken) =>
        (await Read<Page<TicketResponse>>("tickets?limit=1", cancellationToken)).Items.Count > 0;

    /// <summary>The tickets that are open or resolved.</summary>
    public async Task<IReadOnlyList<TicketResponse>> Tickets(CancellationToken cancellationToken)
    {
        List<TicketResponse> tickets = [];
        string? cursor = null;
        for (var page = 0; page < MostPages && (page == 0 || cursor is not null); page++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"tickets?status=open,resolved&limit={PageSize}{(cursor is null ? "" : $"&cursor={cursor}")}");
            var answer = await Read<Page<TicketResponse>>(path, cancellationToken);
            tickets.AddRange(answer.Items);
            cursor = answer.Next;
        }

        return tickets;
    }

    /// <summary>Makes or changes a cell.</summary>
    public Task<CellResponse> Put(CellRequest cell, CancellationToken cancellationToken) =>
        Write<CellResponse>(HttpMethod.Put, $"cells/{cell.Id}", cell, null, cancellationToken);

    /// <summary>Makes or changes a technician.</summary>
    public Task<TechnicianResponse> Put(string id, TechnicianRequest technician, CancellationToken cancellationToken) =>
        Write<TechnicianResponse>(HttpMethod.Put, $"technicians/{id}", technician, null, cancellationToken);

    /// <summary>Says for a technician that they can be given work.</summary>
    public Task<TechnicianResponse> ComeToWork(string id, CancellationToken cancellationToken) =>
        Write<TechnicianResponse>(HttpMethod.Post, $"technicians/{id}/presence", new PresenceRequest { Presence = Presence.Available }, $"technician/{id}", cancellationToken);

    /// <summary>Says for a technician when they are away.</summary>
    public Task<TechnicianResponse> StayAway(string id, AbsenceRequest absence, CancellationToken cancellationToken) =>
        Write<TechnicianResponse>(HttpMethod.Put, $"technicians/{id}/absences/{DemoAbsence.Id}", absence, $"technician/{id}", cancellationToken);

    /// <summary>Says for a technician where they are.</summary>
    public Task<TechnicianResponse> Locate(string id, Position at, CancellationToken cancellationToken)
    {
        var body = new PositionBody { Latitude = at.Latitude, Longitude = at.Longitude };
        return Write<TechnicianResponse>(HttpMethod.Post, $"technicians/{id}/position", body, $"technician/{id}", cancellationToken);
    }

    /// <summary>Makes a move for somebody.</summary>
    public async Task<Answer> Make(Move move, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, move.Path, move.Body, move.As);
        if (move.Version is { } version)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{version}\"")));
        using var response = await Send(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            return new Answer(response.StatusCode, await Content<TicketResponse>(response, cancellationToken));
        var problem = await Content<Refusal>(response, cancellationToken);
        return new Answer(response.StatusCode, null, problem.Code, problem.Detail);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<T> Read<T>(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await Send(request, cancellationToken);
        return await Expect<T>(response, cancellationToken);
    }

    private async Task<T> Write<T>(HttpMethod method, string path, object body, string? actor, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, body, actor);
        using var response = await Send(request, cancellationToken);
        return await Expect<T>(response, cancellationToken);
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new ServerAwayException(e.Message, ServerAwayException.UsualWait, e);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerAwayException("No answer in time.", ServerAwayException.UsualWait, e);
        }

        if ((int)response.StatusCode is not (429 or >= 500))
            return response;
        using (response)
        {
            throw new ServerAwayException($"{(int)response.StatusCode} {response.ReasonPhrase}", response.Headers.RetryAfter?.Delta ?? ServerAwayException.UsualWait);
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, object body, string? actor)
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, body.GetType(), options: DispatchJson.Options) };
        if (actor is not null)
            request.Headers.Add(Identities.OnBehalfOf, actor);
        return request;
    }

    private static async Task<T> Expect<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return await Content<T>(response, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        throw new InvalidOperationException($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.PathAndQuery}: {(int)response.StatusCode} {text}");
    }

    private static async Task<T> Content<T>(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await response.Content.ReadFromJsonAsync<T>(DispatchJson.Options, cancellationToken)
        ?? throw new InvalidOperationException($"{response.RequestMessage?.RequestUri?.PathAndQuery} answered null.");

    /// <summary>What is read of a problem, see <see cref="Problem"/>.</summary>
    private sealed record Refusal(string? Code = null, string? Detail = null);
}
