using System.Net;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>The own account, and everybody's.</summary>
[Collection(Chromium.Collection)]
public sealed class PeopleTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private const string Other = "nine quiet owls in the attic";

    [Fact]
    public async Task A_password_is_changed_and_what_is_wrong_stands_beside_it()
    {
        var name = await region.Account("manager");
        await using var manager = await Dispatcher.SignedIn(chromium, region, name, "/account");
        var page = manager.Page;
        var card = page.GetByTestId("password-card");
        await Expect(page.GetByTestId("who")).ToContainTextAsync("Nadia Ferrand");
        await Axe.FindsNothing(page, "account");

        await Change("not mine", Other, Other);
        await Expect(card).ToContainTextAsync("This is not your password.");
        await Change(Region.Password, Other, "something else");
        await Expect(card).ToContainTextAsync("This is not the same as above.");
        await Change(Region.Password, "short", "short");
        await Expect(card).ToContainTextAsync("Too easy to guess");
        await Axe.FindsNothing(page, "password refused");
        await Change(Region.Password, Other, Other);
        await Expect(card).ToContainTextAsync("The password is changed.");

        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await manager.SignIn(name);
        await Expect(page.GetByTestId("sign-in-trouble")).ToContainTextAsync("wrong");
        await manager.SignIn(name, Other);
        await Expect(card).ToBeVisibleAsync();

        async Task Change(string current, string next, string again)
        {
            await card.GetByLabel("Current password").FillAsync(current);
            await card.GetByLabel("New password", new() { Exact = true }).FillAsync(next);
            await card.GetByLabel("New password, once more").FillAsync(again);
            await card.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        }
    }

    [Fact]
    public async Task A_token_is_made_shown_once_used_and_revoked()
    {
        await using var manager = await Dispatcher.SignedIn(chromium, region, await region.Account("manager"), "/account");
        var page = manager.Page;
        var card = page.GetByTestId("tokens-card");
        await card.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        await Expect(card).ToContainTextAsync("Fill this in.");
        await Expect(card.GetByText("manage accounts")).ToHaveCountAsync(0);
        await Axe.FindsNothing(page, "making a token");
        await card.GetByLabel("What it is for").FillAsync("Wall display");
        await card.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        var token = await card.GetByTestId("made-token").Locator(".secret").InnerTextAsync();
        Assert.Equal(HttpStatusCode.OK, await Use(token));

        await page.ReloadAsync();
        await Expect(card.GetByTestId("tokens")).ToContainTextAsync("Wall display");
        await Expect(card.GetByText(token)).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Button, new() { Name = "Revoke Wall display" }).ClickAsync();
        await page.GetByTestId("revoke-dialog").GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(card).ToContainTextAsync("“Wall display” is revoked.");
        await Expect(card).ToContainTextAsync("No token yet.");
        Assert.Equal(HttpStatusCode.Unauthorized, await Use(token));
        Assert.Empty(manager.Complaints);

        async Task<HttpStatusCode> Use(string presented)
        {
            using var program = region.Server.Client(presented);
            using var answer = await program.GetAsync(new Uri("/api/v1/cells", UriKind.Relative));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_dispatcher_is_made_who_signs_in_and_sees_the_cell()
    {
        var (cell, foreign) = (await region.Cell(), await region.Cell());
        var administrator = await region.Account("administrator", called: "Ada Lefèvre");
        await using var ada = await Dispatcher.SignedIn(chromium, region, administrator, "/people");
        var page = ada.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "New account" }).ClickAsync();
        var editor = page.GetByTestId("account-editor");
        await editor.GetByLabel("User name").FillAsync("bruno");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Expect(editor).ToContainTextAsync("Choose one at least.");
        await Expect(editor.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await Axe.FindsNothing(page, "account that cannot be made");
        await editor.GetByLabel("Name", new() { Exact = true }).FillAsync("Bruno Nguyen");
        await editor.GetByTestId("cells").GetByLabel(NameOf(cell)).CheckAsync();
        await editor.GetByLabel("First password").FillAsync(Region.Password);
        await editor.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Expect(editor).ToContainTextAsync("The account bruno is made.");
        await page.GetByLabel("Search").FillAsync("bruno dispatcher");
        await Expect(page.GetByTestId("accounts").GetByRole(AriaRole.Listitem)).ToContainTextAsync([NameOf(cell)]);
        await Axe.FindsNothing(page, "people");

        await using var bruno = await Dispatcher.SignedIn(chromium, region, "bruno", $"/?cell={cell}");
        await bruno.IsLive();
        await bruno.Page.GetByTestId("cell-select").ClickAsync();
        await Expect(bruno.Page.Locator($"[data-cell={cell}]")).ToBeVisibleAsync();
        await Expect(bruno.Page.Locator($"[data-cell={foreign}]")).ToHaveCountAsync(0);
        Assert.Empty(bruno.Complaints);
    }

    [Fact]
    public async Task Whoever_saves_over_another_change_sees_that_change_first()
    {
        var administrator = await region.Account("administrator", called: "Ada Lefèvre");
        var name = await region.Account("manager", called: "Chloé Durand");
        await using var ada = await Dispatcher.SignedIn(chromium, region, administrator, $"/people?id={name}");
        var page = ada.Page;
        var editor = page.GetByTestId("account-editor");
        await editor.GetByLabel("E-mail").FillAsync("chloe@example.org");
        await region.ChangeAccount(name, new { name = "Chloé Durand-Roux", role = "manager", enabled = true });
        await editor.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(editor.GetByTestId("outdated")).ToContainTextAsync("changed this account meanwhile");
        await Expect(editor.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Chloé Durand-Roux");
        await editor.GetByLabel("May sign in").UncheckAsync();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(editor).ToContainTextAsync("Saved.");
        await Expect(page.GetByTestId("accounts")).ToContainTextAsync("disabled");
    }

    [Fact]
    public async Task A_locked_account_is_said_with_the_instant_and_unlocked()
    {
        var administrator = await region.Account("administrator", called: "Ada Lefèvre");
        var name = await region.Account("manager");
        await using var manager = await Dispatcher.Arrive(chromium, region, signedIn: false);
        await manager.Page.GotoAsync("/account");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await manager.SignIn(name, $"wrong {attempt}");
            await Expect(manager.Page.GetByTestId("sign-in").GetByLabel("Password")).ToHaveValueAsync("");
        }

        await Expect(manager.Page.GetByTestId("sign-in-trouble")).ToContainTextAsync("this account is locked until");
        await using var ada = await Dispatcher.SignedIn(chromium, region, administrator, $"/people?id={name}");
        var editor = ada.Page.GetByTestId("account-editor");
        await Expect(editor.GetByTestId("locked")).ToContainTextAsync("locked until");
        await Axe.FindsNothing(ada.Page, "locked account");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Unlock" }).ClickAsync();
        await Expect(editor).ToContainTextAsync("Unlocked.");
        await manager.SignIn(name);
        await Expect(manager.Page.GetByTestId("who")).ToBeVisibleAsync();
    }

    private static string NameOf(string cell) => cell.Replace("cell-", "Cell ", StringComparison.Ordinal);
}
