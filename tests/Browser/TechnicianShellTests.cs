using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>The technician's page as something on the phone: installable, there without a network, and only for technicians.</summary>
[Collection(Chromium.Collection)]
public sealed class TechnicianShellTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task It_can_be_installed()
    {
        await using var phone = await TechnicianPhone.Unpack(chromium, region.Server.Url);
        await phone.Page.GotoAsync("/technician");
        await phone.IsKept();
        var devtools = await phone.Context.NewCDPSessionAsync(phone.Page);
        var manifest = (await devtools.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Empty(manifest.GetProperty("errors").EnumerateArray());
        using var read = JsonDocument.Parse(manifest.GetProperty("data").GetString()!);
        Assert.Equal(("/technician", "/technician", "standalone"), (read.RootElement.GetProperty("start_url").GetString(), read.RootElement.GetProperty("scope").GetString(), read.RootElement.GetProperty("display").GetString()));
        var obstacles = (await devtools.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray().Select(one => one.GetProperty("errorId").GetString());
        // The windows of a test are of no profile, which is no fault of the page.
        Assert.DoesNotContain(obstacles, obstacle => obstacle is not "in-incognito");
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task The_worker_keeps_the_page_and_nothing_that_the_api_says()
    {
        await using var phone = await TechnicianPhone.Unpack(chromium, region.Server.Url);
        await phone.Page.GotoAsync("/technician");
        await phone.IsKept();
        var kept = await phone.Page.EvaluateAsync<string[]>(
            "async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname)))).flat()");
        Assert.Contains("/technician", kept);
        Assert.Contains("/technician.webmanifest", kept);
        Assert.DoesNotContain(kept, path => path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/hubs", StringComparison.Ordinal));
        // The console's code is none of a phone's business.
        Assert.DoesNotContain(kept, path => path.StartsWith("/assets/index", StringComparison.Ordinal) || path == "/index.html");

        await phone.Offline(true);
        await phone.Reopen();
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "This phone has not read your day yet. It needs the network once." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_technician_who_signs_in_at_the_front_door_is_brought_here_and_others_are_told_that_it_is_not_theirs()
    {
        var cell = await region.Cell();
        var ada = await region.TechnicianAccount(cell, "Ada Martin");
        var name = await region.Account("dispatcher", [cell]);
        await using (var phone = await TechnicianPhone.Unpack(chromium, region.Server.Url))
        {
            await phone.Page.GotoAsync("/");
            await phone.SignIn(ada);
            await phone.Page.WaitForURLAsync("**/technician");
            await phone.IsLive();
        }

        await using var other = await TechnicianPhone.Unpack(chromium, region.Server.Url);
        await other.Page.GotoAsync("/technician");
        await other.SignIn(name);
        await Expect(other.Page.GetByTestId("not-technician")).ToContainTextAsync("You are signed in as dispatcher");
    }
}
