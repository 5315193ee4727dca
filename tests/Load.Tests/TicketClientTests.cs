using System.Net;
using System.Text;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;

namespace Dispatch.Load.Tests;

public sealed class TicketClientTests
{
    private static readonly Patience s_short = new() { Total = TimeSpan.FromSeconds(2), First = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task A_server_that_was_away_gets_the_same_command_with_the_same_key()
    {
        using var server = new ScriptedServer(null, HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError, HttpStatusCode.OK);
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://dispatch.test/") };
        var client = new TicketClient(http, s_short, TimeProvider.System);
        var answer = await client.Send("T-1042", TicketAction.Accept(), "incidents:1:0:1:accept", CancellationToken.None);
        Assert.Equal(("T-1042", 2), (answer.Number, answer.Version));
        Assert.Equal(3, client.Retries);
        Assert.Equal(Enumerable.Repeat("POST /api/v1/tickets/T-1042/accept incidents:1:0:1:accept {}", 4), server.Received);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_is_not_sent_again()
    {
        using var server = new ScriptedServer(HttpStatusCode.Conflict);
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://dispatch.test/") };
        var answer = await new TicketClient(http, s_short, TimeProvider.System).Send("T-1042", TicketAction.Close(), "key", CancellationToken.None);
        Assert.False(answer.IsAccepted);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Patience_ends()
    {
        using var server = new ScriptedServer([.. Enumerable.Repeat<HttpStatusCode?>(null, 100)]);
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://dispatch.test/") };
        var client = new TicketClient(http, new Patience { Total = TimeSpan.FromMilliseconds(50), First = TimeSpan.FromMilliseconds(5) }, TimeProvider.System);
        await Assert.ThrowsAsync<ServerLostException>(() => client.Send(null, TicketAction.Close(), "key", CancellationToken.None));
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(20, 2000)]
    public void Pauses_grow_to_a_limit(int tries, int milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new Patience().After(tries, retryAfter: null));
        Assert.Equal(TimeSpan.FromSeconds(7), new Patience().After(tries, TimeSpan.FromSeconds(7)));
    }

    /// <summary>Answers as the script says; null breaks the connection.</summary>
    private sealed class ScriptedServer(params HttpStatusCode?[] script) : HttpMessageHandler
    {
        public List<string> Received { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Received.Add($"{request.Method} {request.RequestUri!.AbsolutePath} {request.Headers.GetValues("Idempotency-Key").Single()} {body}");
            return new HttpResponseMessage(script[Received.Count - 1] ?? throw new HttpRequestException("connection refused"))
            {
                Content = new StringContent("""{"number":"T-1042","version":2}""", Encoding.UTF8, "application/json"),
            };
        }
    }
}
