using Dispatch.Testing;

namespace Dispatch.Tests.Api.Push;

/// <summary>A server that may push to a service of the test's own, and that service.</summary>
public class PushApi : ApiServer
{
    public PushService Service { get; private set; } = null!;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Service.DisposeAsync();
    }

    protected virtual Task<string[]> Database() => Task.FromResult<string[]>([]);

    protected override async Task<string[]> Settings()
    {
        Service = await PushService.Start();
        return
        [
            $"--Dispatch:Notifications:WebPush:Origins:0={Service.Origin}", "--Dispatch:Notifications:WebPush:Contact=mailto:it@example.org",
            "--Dispatch:Notifications:RetryDelay=00:00:00.050", "--Dispatch:Notifications:MaxRetryDelay=00:00:00.200", "--Dispatch:Notifications:Attempts=5",
            "--Dispatch:Notifications:PushesPerMinute=1000", .. await Database(),
        ];
    }
}
