using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>The technician's page as a release brings it: small on the wire, and the next one is told and taken when somebody wants it.</summary>
[Collection(Chromium.Collection)]
public sealed class TechnicianReleaseTests(Chromium chromium, PublishedRegion region) : IClassFixture<PublishedRegion>
{
    /// <summary>All that the first load takes, before anybody has signed in and after it; the worker and what it fetches again are later.</summary>
    private const int MostBytes = 100_000;

    [Fact]
    public async Task The_first_load_is_under_100_kB_as_a_published_server_sends_it()
    {
        await using var phone = await TechnicianPhone.Unpack(chromium, region.Server.Url);
        var devtools = await phone.Context.NewCDPSessionAsync(phone.Page);
        await devtools.SendAsync("Network.enable");
        var bytes = 0.0;
        var files = 0;
        devtools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            files++;
        };
        await phone.Page.GotoAsync("/technician", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(phone.Page.GetByTestId("sign-in")).ToBeVisibleAsync();
        Assert.True(files > 5, $"Only {files} files were seen.");
        Assert.InRange(bytes, 20_000, MostBytes);
    }

    [Fact]
    public async Task A_new_version_is_told_and_taken_when_somebody_wants_it()
    {
        var cell = await region.Cell();
        var ada = await region.TechnicianAccount(cell, "Ada Martin");
        await using var phone = await TechnicianPhone.SignedIn(chromium, region, ada);
        var before = await Version(phone.Page);

        var next = await region.Update(before);
        await phone.Page.EvaluateAsync("async () => (await navigator.serviceWorker.getRegistration('/technician')).update()");
        var told = phone.Page.GetByTestId("update");
        await Expect(told).ToContainTextAsync("A new version is here");
        Assert.Equal(before, await Version(phone.Page));
        await told.GetByRole(AriaRole.Button).TapAsync();
        await Expect(told).ToHaveCountAsync(0);
        await phone.IsLive();
        Assert.Equal(next, await Version(phone.Page));
    }

    private static Task<string> Version(IPage page) => page.EvaluateAsync<string>(
        """
        async () => {
            const { port1, port2 } = new MessageChannel();
            const said = new Promise(resolve => (port1.onmessage = event => resolve(event.data)));
            (await navigator.serviceWorker.getRegistration('/technician')).active.postMessage('version', [port2]);
            return said;
        }
        """);
}
