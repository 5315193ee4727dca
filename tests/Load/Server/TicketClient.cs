using System.Globalization;
using System.Net.Http.Headers;
using Dispatch.Load.Plans;

namespace Dispatch.Load.Server;

/// <summary>Sends commands, each with its key, again and again with the same one until the server has answered or patience is over.</summary>
public sealed class TicketClient(HttpClient http, Patience patience, TimeProvider clock)
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private long _retries;

    /// <summary>How many times something was sent again.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Sends a request about a ticket.</summary>
    /// <param name="number">The ticket; null reports a new one.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="key">Identifies the command.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the server said: accepted, refused, or, after all patience, that it cannot.</returns>
    /// <exception cref="ServerLostException">No server answered for as long as patience lasts.</exception>
    public async Task<Answer> Send(string? number, TicketRequest request, string key, CancellationToken cancellationToken)
    {
        var path = number is null ? "api/v1/tickets" : $"api/v1/tickets/{number}/{request.Name}";
        var body = request.ToBody();
        var since = clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            var (answer, retryAfter, failure) = await Try(path, body, key, cancellationToken);
            if (answer is { IsTransient: false })
                return answer;
            var pause = patience.After(tries, retryAfter);
            if (clock.GetElapsedTime(since) + pause > patience.Total)
            {
                return answer ?? throw new ServerLostException(string.Create(
                    CultureInfo.InvariantCulture, $"{http.BaseAddress} did not answer for {patience.Total.TotalSeconds:0} s: {failure?.Message}"), failure);
            }
            Interlocked.Increment(ref _retries);
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private async Task<(Answer? Answer, TimeSpan? RetryAfter, Exception? Failure)> Try(
        string path, byte[] body, string key, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = s_json } } };
            message.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            using var answer = await http.SendAsync(message, cancellationToken);
            var content = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return (AnswerReader.Read(answer.StatusCode, content), answer.Headers.RetryAfter?.Delta, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, null, e);
        }
    }
}
