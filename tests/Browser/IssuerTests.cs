using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Signing in at an issuer, as people see it: there and back, without a role, and when the issuer does not answer.</summary>
[Collection(Chromium.Collection)]
public sealed class IssuerTests(Chromium chromium, IssuedRegion region) : IClassFixture<IssuedRegion>
{
    [Fact]
    public async Task Whoever_signs_in_there_is_here_by_name_with_their_role_and_signs_out()
    {
        await region.NamedCell("cell-1", "First line");
        await region.NamedCell("cell-2", "Second line");
        var number = await region.Report("cell-1", "No network on floor 3");
        region.Comes("marie", "Marie Curie", "everybody", "desk");
        await using var person = await Dispatcher.Arrive(chromium, region, signedIn: false);
        var page = person.Page;
        await page.GotoAsync("/?cell=cell-1");
        await Axe.FindsNothing(page, "sign-in with an issuer");
        await page.GetByTestId("issuer").ClickAsync();

        // Where they wanted to go, as a dispatcher of one cell.
        await person.IsLive();
        await Expect(page).ToHaveURLAsync(new Uri(region.Server.Url, "/?cell=cell-1").ToString());
        await Expect(person.Row(number)).ToContainTextAsync("No network on floor 3");
        await Expect(page.GetByTestId("account-menu")).ToContainTextAsync("Marie Curie");
        await Expect(page.GetByTestId("account-menu")).ToContainTextAsync("dispatcher");
        await page.GotoAsync("/people");
        await Expect(page.GetByTestId("not-for-you")).ToContainTextAsync("You are signed in as dispatcher");
        await page.GotoAsync("/account");
        await Expect(page.GetByTestId("who")).ToContainTextAsync("marie");
        await Expect(page.GetByTestId("who")).ToContainTextAsync("First line");

        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await Expect(page.GetByTestId("issuer")).ToHaveTextAsync("Sign in with Contoso");
        await page.GotoAsync("/?cell=cell-1");
        await Expect(page.GetByTestId("sign-in")).ToBeVisibleAsync();
        await Expect(person.Rows).ToHaveCountAsync(0);
        Assert.Empty(person.Complaints);
    }

    [Theory]
    [InlineData("en-GB", "You have signed in, but have no role here.", "Sign in with Contoso")]
    [InlineData("fr-FR", "Vous êtes connecté, mais vous n’avez aucun rôle ici.", "Se connecter avec Contoso")]
    public async Task Whoever_has_no_role_here_is_told_so_and_may_try_again(string locale, string told, string way)
    {
        region.Comes("pierre", "Pierre Curie", "unknown");
        await using var person = await Dispatcher.Arrive(chromium, region, signedIn: false, options => options.Locale = locale);
        var page = person.Page;
        await page.GotoAsync("/settings");
        await page.GetByRole(AriaRole.Link, new() { Name = way }).ClickAsync();
        await Expect(page.GetByTestId("sign-in-trouble")).ToContainTextAsync(told);
        await Expect(page.GetByTestId("account-menu")).ToHaveCountAsync(0);

        region.Comes("pierre", "Pierre Curie", "lead");
        await page.GetByRole(AriaRole.Link, new() { Name = way }).ClickAsync();
        await Expect(page.GetByTestId("account-menu")).ToContainTextAsync("Pierre Curie");
        Assert.Empty(person.Complaints);
    }

    [Theory]
    [InlineData("en-GB", "The sign-in service does not answer.")]
    [InlineData("fr-FR", "Le service de connexion ne répond pas.")]
    public async Task Where_the_issuer_is_away_the_page_says_so_and_it_works_when_it_is_back(string locale, string told)
    {
        // The server has not met its issuer yet: one that it knows sends browsers to the issuer's own page, whatever that is.
        await using var alone = new IssuedRegion();
        await alone.InitializeAsync();
        alone.Issuer.IsAway = true;
        alone.Comes("marie", "Marie Curie", "lead");
        await using var person = await Dispatcher.Arrive(chromium, alone, signedIn: false, options => options.Locale = locale);
        var page = person.Page;
        await page.GotoAsync("/");
        await page.GetByTestId("issuer").ClickAsync();
        await Expect(page.GetByTestId("sign-in-trouble")).ToContainTextAsync(told);

        alone.Issuer.IsAway = false;
        await page.GetByTestId("issuer").ClickAsync();
        await Expect(page.GetByTestId("account-menu")).ToContainTextAsync("Marie Curie");
        Assert.Empty(person.Complaints);
    }
}
