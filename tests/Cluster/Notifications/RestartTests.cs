using System.Net;
using Dispatch.Hosting;
using Dispatch.Notifications;
using Dispatch.Sla;
using Dispatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Tests.Cluster.Notifications;

/// <summary>What is on its way when everything dies arrives after the restart, with the same key.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private WebhookReceiver _hook = null!;

    public async Task InitializeAsync() => _hook = await WebhookReceiver.Start();

    public Task DisposeAsync() => _hook.DisposeAsync().AsTask();

    [Fact]
    public async Task What_was_sent_and_not_marked_is_sent_again_with_the_same_key()
    {
        var forgetful = true;
        await using var region = await Start(silo =>
        {
            var store = silo.Services.Last(service => service.ServiceType == typeof(INotificationStore));
            silo.Services.AddSingleton(provider => StoreProxy.Around(
                (INotificationStore)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!),
                // It never hears what became of a message, as when the process is killed between sending and marking.
                (name, _, go) => forgetful && name == nameof(INotificationStore.Settle) ? Task.Delay(Timeout.Infinite) : go()));
        });
        var number = await region.Escalate(_clock.GetUtcNow(), Told.Hook());
        await Poll.Until(() => Task.FromResult(_hook.Requests.Count == 1), "it is sent");
        Assert.Equal(NotificationState.Pending, (await region.Of(number))[0].State);
        await region.Kill();
        forgetful = false;
        await region.StartCluster();

        await Until(async () => (await region.Of(number))[0].State is NotificationState.Sent, "it is marked");
        Assert.Equal([$"{number}.2.0", $"{number}.2.0"], _hook.Requests.Select(request => request.Headers["Dispatch-Id"]));
        Assert.Equal(_hook.Requests[0].Body, _hook.Requests[1].Body);
    }

    [Fact]
    public async Task Attempts_go_on_after_a_restart_where_they_were()
    {
        _hook.Answer = _ => HttpStatusCode.ServiceUnavailable;
        await using var region = await Start();
        var number = await region.Escalate(_clock.GetUtcNow(), Told.Hook());
        await Until(async () => (await region.Of(number))[0].Attempts == 2, "it was tried twice");
        await region.Kill();
        await region.StartCluster();
        Assert.Equal(NotificationState.Pending, (await region.Of(number))[0].State);

        _hook.Answer = count => count < 4 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        await Until(async () => (await region.Of(number))[0].State is NotificationState.Sent, "it is sent");
        Assert.InRange((await region.Of(number))[0].Attempts, 4, 5);
    }

    private Task<TestRegion> Start(Action<ISiloBuilder>? configure = null) => TestRegion.Start("sqlite", clock: _clock, configure: silo =>
    {
        silo.UseDispatchNotifications();
        silo.Services.Configure<WebhookOptions>(hook => (hook.Url, hook.Secret) = (_hook.Url.ToString(), "a-secret-of-both-sides"));
        configure?.Invoke(silo);
    });

    private Task Until(Func<Task<bool>> condition, string what) => Poll.Until(
        async () =>
        {
            if (await condition())
                return true;
            _clock.Advance(TimeSpan.FromSeconds(1));
            return false;
        },
        what);
}
