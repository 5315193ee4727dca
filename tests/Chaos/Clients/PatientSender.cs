using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Dispatch.Chaos.Checking;
using Dispatch.Testing;

namespace Dispatch.Chaos.Clients;

/// <summary>Sends a command until it is answered: always with the same key, after silence or "not now" to the next node.</summary>
internal sealed class PatientSender : IDisposable
{
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly List<HttpClient> _nodes;
    private readonly ClientLog _log;

    /// <summary>Sends to these nodes.</summary>
    public PatientSender(IEnumerable<ServerProcess> nodes, ClientLog log)
    {
        _log = log;
        _nodes =
        [
            .. nodes.Select(node => new HttpClient(new SocketsHttpHandler { UseProxy = false })
            {
                BaseAddress = node.Url,
                Timeout = s_answer,
                DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.Token) },
            }),
        ];
    }

    /// <summary>How many nodes there are.</summary>
    public int Nodes => _nodes.Count;

    /// <summary>Sends a command.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="draft">The command.</param>
    /// <param name="first">The node that is asked first.</param>
    /// <param name="faithful">Whether only that node is asked.</param>
    /// <returns>The answer: an acknowledgement or a refusal.</returns>
    /// <exception cref="TimeoutException">None came.</exception>
    public async Task<Reply> Send(string key, Draft draft, int first, bool faithful = false)
    {
        var since = Stopwatch.GetTimestamp();
        for (var attempt = first; ; attempt += faithful ? 0 : 1)
        {
            var reply = await Ask(_nodes[attempt % _nodes.Count], key, draft);
            _log.Keep(key, draft, reply);
            if (reply.IsAcknowledged || reply.IsRefused)
                return reply;
            if (Stopwatch.GetElapsedTime(since) > s_patience)
                throw new TimeoutException($"'{draft.Name}' ({key}) to {draft.Path} was not answered within {s_patience.TotalSeconds:0} s; last: {reply.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "silence"} {reply.Body}");
            await Task.Delay(s_pause);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _nodes.ForEach(node => node.Dispose());

    private static async Task<Reply> Ask(HttpClient node, string key, Draft draft)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(draft.Path, UriKind.Relative))
        {
            Content = new StringContent(draft.Body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var response = await node.SendAsync(request);
            return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            // Killed while it worked, frozen, or not there: nobody knows what became of the command.
            return Reply.None;
        }
    }
}
