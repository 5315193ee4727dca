using System.Reflection;
using System.Text.Json;
using Dispatch.Access;
using Dispatch.Live;
using Dispatch.Security.Access;
using Dispatch.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dispatch.Tests.Access;

/// <summary>Every method of the hub, as every role.</summary>
public sealed class HubAccessTests(Region region) : IClassFixture<Region>
{
    /// <summary>As in <see cref="AccessTable"/>; the hub knows in or out only.</summary>
    private static readonly (string Method, string Own, string Foreign, bool Named)[] s_table =
    [
        ("WatchCell", "44++++", "444+++", true),
        ("UnwatchCell", "44++++", "44++++", true),
        ("WatchRoster", "44++++", "444+++", true),
        ("UnwatchRoster", "44++++", "44++++", true),
        ("Look", "44++++", "444+++", true),
        ("WatchTechnician", "4+++++", "444+++", true),
        ("UnwatchTechnician", "4+++++", "4+++++", true),
        ("WatchSlaBoard", "444+++", "444+++", false),
        ("UnwatchSlaBoard", "444+++", "444+++", false),
    ];

    [Fact]
    public void The_table_holds_every_method_and_each_says_what_it_needs()
    {
        var methods = typeof(DispatchHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetBaseDefinition() == method).ToList();
        Assert.Equal(methods.Select(method => method.Name).Order(StringComparer.Ordinal), s_table.Select(row => row.Method).Order(StringComparer.Ordinal));
        Assert.All(methods, method => Assert.NotNull(method.GetCustomAttribute<NeedsAttribute>()));
    }

    [Theory]
    [InlineData(Way.Token)]
    [InlineData(Way.Session)]
    public async Task Each_role_watches_what_it_may(Way way)
    {
        List<string> wrong = [];
        foreach (var (role, index) in Roles.All.Select((role, index) => (role, index)))
        {
            await using var connection = await Connect(role, way);
            foreach (var (method, own, foreign, named) in s_table)
            {
                foreach (var (whose, expected) in new[] { (Region.Own, own[index]), (Region.Foreign, foreign[index]) })
                {
                    List<object?> arguments = named ? [method == "Look" ? await region.Ticket(whose) : whose] : [];
                    if (method.StartsWith("Watch", StringComparison.Ordinal))
                        arguments.Add(null);
                    var seen = await Invoke(connection, method, arguments);
                    if (seen != expected)
                        wrong.Add($"{method} as {role}, {whose}: '{expected}' was expected, '{seen}' was seen");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Who_was_refused_hears_nothing_of_what_happens_there()
    {
        await using var technician = await Connect(Roles.Technician);
        await using var manager = await Connect(Roles.Manager);
        List<string> overheard = [];
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        technician.On<JsonElement>("cellChanged", frame => overheard.Add(frame.GetRawText()));
        manager.On<JsonElement>("cellChanged", _ => heard.TrySetResult());
        await Assert.ThrowsAsync<HubException>(() => technician.InvokeAsync<JsonElement>("WatchCell", Region.Own, null));
        await manager.InvokeAsync<JsonElement>("WatchCell", Region.Own, null);
        await region.Ticket(Region.Own);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
        // What was sent to them before this answer would have been heard by now.
        await Assert.ThrowsAsync<HubException>(() => technician.InvokeAsync<JsonElement>("WatchCell", Region.Own, null));
        Assert.Empty(overheard);
    }

    private static async Task<char> Invoke(HubConnection connection, string method, List<object?> arguments)
    {
        try
        {
            await connection.InvokeCoreAsync(method, typeof(object), [.. arguments]);
            return '+';
        }
        catch (HubException)
        {
            return '4';
        }
    }

    private async Task<HubConnection> Connect(string role, Way way = Way.Token)
    {
        var who = region.Person(role);
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(region.Url, "/hubs/dispatch"), options =>
            {
                if (way is Way.Token)
                {
                    options.AccessTokenProvider = () => Task.FromResult<string?>(who.Token);
                    return;
                }

                options.Cookies = who.Cookies;
                options.Headers[Hired.Antiforgery] = who.AntiforgeryToken;
            })
            .Build();
        await connection.StartAsync();
        return connection;
    }
}
