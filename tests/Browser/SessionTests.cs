using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Signing in and out, and what a page does when its session ends under it.</summary>
[Collection(Chromium.Collection)]
public sealed class SessionTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    [Fact]
    public async Task Whoever_signs_in_is_on_the_page_that_they_asked_for_and_is_offered_what_they_may()
    {
        var (cell, foreign) = (await region.Cell(), await region.Cell());
        var number = await region.Report(cell, "No network on floor 3");
        var name = await region.Account("dispatcher", [cell]);
        await using var dispatcher = await Dispatcher.Arrive(chromium, region, signedIn: false);
        var page = dispatcher.Page;
        await page.GotoAsync($"/?cell={cell}");
        await Axe.FindsNothing(page, "sign-in");

        await dispatcher.SignIn(name, "not the right password");
        await Expect(page.GetByTestId("sign-in-trouble")).ToHaveTextAsync("The user name or the password is wrong.");
        await dispatcher.SignIn(name);
        await dispatcher.IsLive();
        await Expect(dispatcher.Row(number)).ToContainTextAsync("No network on floor 3");
        await page.GetByTestId("cell-select").ClickAsync();
        await Expect(page.Locator("[data-cell]")).ToHaveCountAsync(1);
        await Expect(page.Locator($"[data-cell={foreign}]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");

        await page.GetByTestId("account-menu").ClickAsync();
        var menu = page.GetByTestId("account-menu-items");
        await Expect(menu.GetByRole(AriaRole.Link)).ToHaveTextAsync(["My account"]);
        await Axe.FindsNothing(page, "account menu");
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();
        await Expect(page.GetByTestId("account-menu")).ToBeFocusedAsync();

        // What is not theirs to see says so.
        await page.GotoAsync("/people");
        await Expect(page.GetByTestId("not-for-you")).ToContainTextAsync("You are signed in as dispatcher");

        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await Expect(page.GetByTestId("sign-in")).ToBeVisibleAsync();
        await page.GotoAsync($"/?cell={cell}");
        await Expect(page.GetByTestId("sign-in")).ToBeVisibleAsync();
        await Expect(dispatcher.Rows).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task With_an_authenticator_a_code_is_asked_for_or_a_recovery_code()
    {
        var name = await region.Account("manager");
        await using var manager = await Dispatcher.SignedIn(chromium, region, name, "/account");
        var page = manager.Page;
        var card = page.GetByTestId("authenticator-card");
        await card.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Img, new() { Name = "QR code of the key" })).ToBeVisibleAsync();
        var key = (await card.GetByTestId("authenticator-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await Axe.FindsNothing(page, "setting up an authenticator");

        await card.GetByLabel("Code that the app shows now").FillAsync("000000");
        await card.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(card).ToContainTextAsync("This is not the code");
        await card.GetByLabel("Code that the app shows now").FillAsync(Authenticator.CodeNow(key));
        await card.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(card.GetByTestId("recovery-codes").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(10);
        var recovery = await card.GetByTestId("recovery-codes").GetByRole(AriaRole.Listitem).First.InnerTextAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(card).ToContainTextAsync("signing in takes a code");

        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await manager.SignIn(name);
        var code = page.GetByLabel("Code", new() { Exact = true });
        await Expect(code).ToBeFocusedAsync();
        await Expect(page.GetByTestId("sign-in-trouble")).ToHaveCountAsync(0);
        await code.FillAsync("000000");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("sign-in-trouble")).ToContainTextAsync("The code is wrong");
        await Axe.FindsNothing(page, "asked for a code");
        await code.FillAsync(recovery);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("who")).ToContainTextAsync(name);

        await card.GetByRole(AriaRole.Button, new() { Name = "Turn it off" }).ClickAsync();
        var dialog = page.GetByTestId("remove-authenticator");
        await dialog.GetByLabel("Password").FillAsync(Region.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Turn it off" }).ClickAsync();
        await Expect(card).ToContainTextAsync("The authenticator is off.");
    }

    [Fact]
    public async Task A_session_that_is_ended_elsewhere_brings_the_form_over_the_page_and_loses_nothing()
    {
        await region.Calendar("half-typed");
        var name = await region.Account("manager");
        await using var manager = await Dispatcher.SignedIn(chromium, region, name, "/settings?show=calendars&id=half-typed");
        var page = manager.Page;
        await page.GetByLabel("Monday").FillAsync("7-15");

        await region.SignOut(name);
        var over = page.GetByTestId("sign-in-over");
        await page.GetByTestId("preview").GetByLabel("Target").FillAsync("3h");
        await Expect(over.GetByLabel("User name")).ToHaveValueAsync(name);
        await Expect(over.GetByLabel("Password")).ToBeFocusedAsync();
        await Axe.FindsNothing(page, "sign-in over a page");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await Expect(over).ToBeVisibleAsync();

        await manager.SignIn(name);
        await Expect(over).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Monday")).ToHaveValueAsync("07:00-15:00");
        await page.GetByTestId("save-bar").Locator("button.primary").ClickAsync();
        await page.GetByTestId("save-dialog").GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("save-bar")).ToContainTextAsync("Saved as version 2");
    }

    [Fact]
    public async Task In_french_too()
    {
        await using var stranger = await Dispatcher.Arrive(chromium, region, signedIn: false, options => options.Locale = "fr-FR");
        await stranger.Page.GotoAsync("/?problem=no-role");
        await Expect(stranger.Page.GetByTestId("sign-in-trouble")).ToContainTextAsync("vous n’avez aucun rôle ici");
        await Expect(stranger.Page).ToHaveURLAsync(new Uri(region.Server.Url, "/").ToString());
        await Expect(stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true })).ToBeVisibleAsync();
    }
}
