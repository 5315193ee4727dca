using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>The audit log, and the personal data of requesters.</summary>
[Collection(Chromium.Collection)]
public sealed class AuditTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task The_log_says_who_failed_to_sign_in_and_is_searched_and_exported()
    {
        var administrator = await region.Account("administrator", called: "Ada Lefèvre");
        var name = await region.Account("manager");
        await using var ada = await Dispatcher.Arrive(chromium, region, signedIn: false);
        var page = ada.Page;
        await page.GotoAsync("/audit");
        await ada.SignIn(name, "not the right password");
        await Expect(page.GetByTestId("sign-in-trouble")).ToContainTextAsync("wrong");
        await ada.SignIn(administrator);

        var lines = page.GetByTestId("audit").Locator("tbody tr");
        await Expect(lines.First).ToContainTextAsync("Signed in");
        await Expect(lines.First).ToContainTextAsync(administrator);
        await Axe.FindsNothing(page, "audit log");
        await page.GetByLabel("What").SelectOptionAsync("sign-in-failed");
        await Expect(lines).ToHaveCountAsync(1);
        await Expect(lines.First).ToContainTextAsync(name);
        await Expect(page).ToHaveURLAsync(new Uri(region.Server.Url, "/audit?kind=sign-in-failed").ToString());
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export").ClickAsync());
        Assert.EndsWith(".csv", file.SuggestedFilename, StringComparison.Ordinal);
        await using var content = await file.CreateReadStreamAsync();
        using var reader = new StreamReader(content);
        Assert.Contains(name, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Who").FillAsync("nobody-of-that-name");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.GetByTestId("state")).ToContainTextAsync("Nothing in the log matches.");
    }

    [Fact]
    public async Task A_requester_is_exported_and_erased()
    {
        var cell = await region.Cell();
        await region.Report(cell, "Forget me", requester: "Odile Rousseau");
        await using var ada = await Dispatcher.SignedIn(chromium, region, await region.Account("administrator"), "/people?show=personal-data");
        var page = ada.Page;
        var panel = page.GetByTestId("personal-data");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Erase them" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("Give an address or a name.");
        await panel.GetByLabel("Name", new() { Exact = true }).FillAsync("Odile Rousseau");
        var file = await page.RunAndWaitForDownloadAsync(() => panel.GetByRole(AriaRole.Button, new() { Name = "Export everything about them" }).ClickAsync());
        await using var content = await file.CreateReadStreamAsync();
        using var reader = new StreamReader(content);
        Assert.Contains("Odile Rousseau", await reader.ReadToEndAsync(), StringComparison.Ordinal);

        await panel.GetByRole(AriaRole.Button, new() { Name = "Erase them" }).ClickAsync();
        var dialog = page.GetByTestId("erase-dialog");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Erase them" })).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("Odile Rousseau");
        await Axe.FindsNothing(page, "erasing");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Erase them" }).ClickAsync();
        await Expect(panel.GetByTestId("erased")).ToContainTextAsync("1 ticket names them no more.");
    }
}
