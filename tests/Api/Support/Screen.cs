using System.Collections.Concurrent;
using System.Text.Json;
using Dispatch.Testing;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dispatch.Tests.Api;

/// <summary>A connection to the hub that keeps what it is told, in JSON.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly ConcurrentQueue<(string Message, JsonElement Body)> _heard = [];

    private Screen(ServerProcess server, string token) => _connection = Connect(server, token).Build();

    /// <summary>Called with every frame and heartbeat, in order.</summary>
    public Action<string, JsonElement>? Heard { get; set; }

    public static IHubConnectionBuilder Connect(ServerProcess server, string token = ServerProcess.Token) => new HubConnectionBuilder()
        .WithUrl(new Uri(server.Url, "/hubs/dispatch"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token));

    /// <summary>Connects, as the administrator unless somebody else's token is given.</summary>
    public static async Task<Screen> Open(ServerProcess server, string token = ServerProcess.Token)
    {
        var screen = new Screen(server, token);
        foreach (var message in new[] { "cellChanged", "agendaChanged", "rosterChanged", "slaChanged", "lookersChanged", "heartbeat", "notice" })
        {
            screen._connection.On<JsonElement>(message, body =>
            {
                screen._heard.Enqueue((message, body));
                screen.Heard?.Invoke(message, body);
            });
        }

        await screen._connection.StartAsync();
        return screen;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    public Task<JsonElement> Watch(string method, string? id, object? position = null) => _connection.InvokeAsync<JsonElement>(method, id, position);

    public Task Unwatch(string method, string id) => _connection.InvokeAsync(method, id);

    public Task Unwatch(string method) => _connection.InvokeAsync(method);

    public Task Say(string method, params object?[] arguments) => _connection.InvokeCoreAsync(method, arguments);

    public Task<JsonElement> Invoke(string method, params object?[] arguments) => _connection.InvokeCoreAsync<JsonElement>(method, arguments);

    public IReadOnlyList<JsonElement> All(string message) => [.. _heard.Where(heard => heard.Message == message).Select(heard => heard.Body)];

    /// <summary>Waits for a message that meets the condition.</summary>
    public async Task<JsonElement> Hears(string message, Func<JsonElement, bool> condition)
    {
        await Poll.Until(() => Task.FromResult(All(message).Any(condition)), $"a {message} is heard");
        return All(message).First(condition);
    }
}
