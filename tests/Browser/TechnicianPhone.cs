using System.Collections.Concurrent;
using Dispatch.Testing;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>A technician with the page in their hand: a narrow screen, fingers, and a network that comes and goes.</summary>
public sealed class TechnicianPhone : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly Relay _wire;

    private TechnicianPhone(IBrowserContext context, Relay wire) => (Context, _wire) = (context, wire);

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; } = null!;

    /// <summary>Faults of scripts and violations of the content policy; what a network that is away makes the browser say is none.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public ILocator Link => Page.GetByTestId("link");

    public ILocator Next => Page.GetByTestId("next-step");

    public ILocator Conflict => Page.GetByTestId("conflict");

    /// <summary>The card of the ticket that is in hand.</summary>
    public ILocator Work(string number) => Page.Locator($"[data-testid=work][data-number='{number}']");

    public ILocator Line(string number) => Page.Locator($"[data-testid=line][data-number='{number}']");

    public ILocator Told(string number) => Page.Locator($"[data-testid=told][data-number='{number}']");

    /// <summary>A phone that nobody has used yet.</summary>
    public static async Task<TechnicianPhone> Unpack(Chromium chromium, Uri server, Action<BrowserNewContextOptions>? with = null)
    {
        var wire = new Relay(server);
        var options = new BrowserNewContextOptions
        {
            BaseURL = wire.Url.ToString(),
            Locale = "en-GB",
            TimezoneId = "Europe/Paris",
            ViewportSize = new() { Width = 360, Height = 700 },
            HasTouch = true,
            IsMobile = true,
        };
        with?.Invoke(options);
        var phone = new TechnicianPhone(await chromium.NewContext(options), wire);
        await phone.Context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        await phone.Open(null);
        return phone;
    }

    /// <summary>A phone whose technician is signed in, on the page, with the page kept for when there is no network.</summary>
    public static async Task<TechnicianPhone> SignedIn(Chromium chromium, Region region, string userName, Action<BrowserNewContextOptions>? with = null)
    {
        var phone = await Unpack(chromium, region.Server.Url, with);
        await phone.Page.GotoAsync("/technician");
        await phone.SignIn(userName);
        await phone.IsLive();
        await phone.IsKept();
        return phone;
    }

    public async Task SignIn(string userName, string password = Region.Password)
    {
        var form = Page.GetByTestId("sign-in");
        await form.Locator("[autocomplete=username]").FillAsync(userName);
        await form.Locator("[autocomplete=current-password]").FillAsync(password);
        await form.Locator("button[type=submit].primary").ClickAsync();
    }

    public Task IsLive() => Expect(Link).ToHaveAttributeAsync("data-state", "live");

    /// <summary>The worker holds the page.</summary>
    public Task IsKept() => Poll.Until(
        () => Page.EvaluateAsync<bool>("async () => (await navigator.serviceWorker.getRegistration('/technician'))?.active?.state === 'activated' && navigator.serviceWorker.controller !== null"),
        "the worker holds the page");

    /// <summary>Takes the next step, which must be this one.</summary>
    public async Task Step(string step)
    {
        await Expect(Next).ToHaveAttributeAsync("data-step", step);
        await Next.TapAsync();
        await Expect(Next).Not.ToHaveAttributeAsync("data-step", step);
    }

    /// <summary>The network is away, or back: the browser tells pages so, and since it lets their worker go on, the wire is cut as well.</summary>
    public async Task Offline(bool away)
    {
        _wire.Cut(away);
        await Context.SetOfflineAsync(away);
    }

    /// <summary>Closes the page, as a phone does that needs the memory, and opens it again.</summary>
    public async Task Reopen()
    {
        await Page.CloseAsync();
        await Open("/technician");
    }

    /// <summary>Everything that was done is with the server.</summary>
    public Task IsSent() => Expect(Link).ToHaveAttributeAsync("data-waiting", "0");

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await _wire.DisposeAsync();
    }

    private async Task Open(string? address)
    {
        Page = await Context.NewPageAsync();
        Page.PageError += (_, error) => _complaints.Enqueue(error);
        Page.Console += (_, message) =>
        {
            if (message.Text.StartsWith("policy:", StringComparison.Ordinal))
                _complaints.Enqueue(message.Text);
        };
        if (address is not null)
            await Page.GotoAsync(address);
    }
}
