namespace Dispatch.Tests.Browser;

/// <summary>The system's Chromium, started once for all classes of the collection.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Collection = "Browser";

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A window of its own, with storage and cookies of its own.</summary>
    public Task<IBrowserContext> NewContext(BrowserNewContextOptions options) => _browser!.NewContextAsync(options);

    public async Task InitializeAsync()
    {
        var program = Find();
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Find()
    {
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin");
        return directories.SelectMany(directory => s_names.Select(name => Path.Combine(directory, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests need Chromium, and found none: 'tests/run' installs it and runs everything.");
    }
}

/// <summary>All classes that drive the browser: one after another.</summary>
[CollectionDefinition(Chromium.Collection)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
