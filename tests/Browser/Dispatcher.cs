using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Dispatch.Testing;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>A person in front of the board, in a browser window of their own.</summary>
public sealed class Dispatcher : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = [];

    private Dispatcher(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, faults of scripts, violations of the content policy.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public ILocator Connection => Page.GetByTestId("connection");

    public ILocator Rows => Page.GetByTestId("row");

    /// <summary>The bar below the list that says what went wrong.</summary>
    public ILocator Told => Page.GetByTestId("told");

    public ILocator AssignPanel => Page.GetByTestId("assign-panel");

    /// <summary>Whom the panel suggests, in their order.</summary>
    public ILocator Suggestions => AssignPanel.GetByTestId("technician");

    /// <summary>A window, before it goes anywhere.</summary>
    public static async Task<Dispatcher> Arrive(Chromium chromium, Region region, bool signedIn = true, Action<BrowserNewContextOptions>? with = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = region.Server.Url.ToString(),
            Locale = "en-GB",
            TimezoneId = "Europe/Paris",
            ViewportSize = new() { Width = 1280, Height = 720 },
        };
        with?.Invoke(options);
        var context = await chromium.NewContext(options);
        var dispatcher = new Dispatcher(context, await context.NewPageAsync());
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        if (signedIn)
            await context.AddInitScriptAsync($"sessionStorage.setItem('dispatch.token', '{ServerProcess.Token}')");
        return dispatcher;
    }

    /// <summary>A window with a cell's live board.</summary>
    public static async Task<Dispatcher> Watch(Chromium chromium, Region region, string cell, Action<BrowserNewContextOptions>? with = null)
    {
        var dispatcher = await Arrive(chromium, region, with: with);
        await dispatcher.Page.GotoAsync($"/?cell={cell}");
        await dispatcher.IsLive();
        return dispatcher;
    }

    /// <summary>Fills in the sign-in form, wherever it is.</summary>
    public async Task SignIn(string userName, string password = Region.Password)
    {
        var form = Page.GetByTestId("sign-in");
        await form.GetByLabel("User name").FillAsync(userName);
        await form.GetByLabel("Password").FillAsync(password);
        await form.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>A window of somebody who has signed in and is on the page that they asked for.</summary>
    public static Task<Dispatcher> SignedIn(Chromium chromium, Region region, string userName, string address, Action<BrowserNewContextOptions>? with = null) =>
        SignedInAt(chromium, region, userName, address, "account-menu", with);

    /// <summary>The same on a page that is known by something else than the account's menu.</summary>
    public static async Task<Dispatcher> SignedInAt(Chromium chromium, Region region, string userName, string address, string shows, Action<BrowserNewContextOptions>? with = null)
    {
        var dispatcher = await Arrive(chromium, region, signedIn: false, with);
        await dispatcher.Page.GotoAsync(address);
        await dispatcher.SignIn(userName);
        await Expect(dispatcher.Page.GetByTestId(shows)).ToBeVisibleAsync();
        return dispatcher;
    }

    public ILocator Row(string number) => Page.Locator($"[data-testid=row][data-number='{number}']");

    /// <summary>Waits until nothing is on its way to a ticket: the feed has shown what its last command did. Before that, its line may say what it will be.</summary>
    public Task NothingIsPendingOn(string number) => Expect(Row(number)).Not.ToHaveClassAsync(new Regex(@"\bpending\b"));

    /// <summary>Waits until the line says this of what the server has taken: it says so of what is on its way, too.</summary>
    public async Task HasTaken(string number, string text)
    {
        await Expect(Row(number)).ToContainTextAsync(text);
        await NothingIsPendingOn(number);
    }

    public Task IsLive() => Expect(Connection).ToHaveAttributeAsync("data-state", "live");

    public Task IsStale(TimeSpan within) =>
        Expect(Connection).ToHaveAttributeAsync("data-state", "stale", new() { Timeout = (float)within.TotalMilliseconds });

    /// <summary>Waits until the page shows what the database holds, whatever it showed on the way.</summary>
    public async Task ShowsBoardOf(Region region, string cell)
    {
        string[] shown = [], held = [];
        try
        {
            await Poll.Until(
                async () =>
                {
                    shown = await Shown();
                    held = await region.Board(cell);
                    return shown.SequenceEqual(held);
                },
                "the page shows the board of the database");
        }
        catch (TimeoutException)
        {
            Assert.Equal(held, shown);
        }
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private async Task<string[]> Shown()
    {
        var shown = await Rows.EvaluateAllAsync<string[]>("rows => rows.map(row => `${row.dataset.number} ${row.dataset.version}`)");
        return [.. shown.Order(StringComparer.Ordinal)];
    }
}
