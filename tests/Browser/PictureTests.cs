using Dispatch.Testing;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>
/// A morning in a region as the screens show it. With <c>DISPATCH_SCREENSHOTS=1</c> their pictures become <c>docs/*.png</c>, which the README and
/// <c>docs/screens.md</c> show; else they are only looked at.
/// </summary>
[Collection(Chromium.Collection)]
public sealed class PictureTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private const string Cell = "rhone-alpes";

    private static readonly (string Subject, string Who, string Where, string Impact, string Urgency, string Channel, int Minutes, string? What)[] s_morning =
    [
        ("Core switch down, whole site offline", "Nadia Ferrand", "Grenoble, Europole", "high", "high", "monitoring", 4, null),
        ("Labels do not print, loading dock waits", "Yannick Roux", "Saint-Étienne, Châteaucreux", "high", "medium", "phone", 11, null),
        ("Till 3 does not start", "Karim Haddad", "Villeurbanne, Gratte-Ciel", "medium", "high", "phone", 26, null),
        ("VPN drops every few minutes", "Élodie Garnier", "Annecy, Courier", "medium", "medium", "portal", 17, null),
        ("No telephone in the meeting rooms", "Paul Mercier", "Lyon, Part-Dieu", "medium", "medium", "email", 48, null),
        ("Screen flickers after the move", "Inès Colin", "Chambéry, Cassine", "low", "medium", "portal", 65, null),
        ("New starter on Monday: laptop and badge", "Laure Picard", "Lyon, Confluence", "low", "low", "portal", 171, null),
        ("Wi-Fi weak in the warehouse", "Hugo Blanchard", "Bourg-en-Bresse, Cenord", "low", "low", "email", 233, null),
        ("Fibre cut at the entrance", "Sophie Lambert", "Vienne, Estressin", "high", "high", "monitoring", 38, "onSite Amélie"),
        ("Ward printer prints blank pages", "Marc Dubois", "Lyon, Croix-Rousse", "high", "medium", "phone", 52, "enRoute Bruno"),
        ("Payment terminals lose the network", "Leïla Benali", "Valence, Centre", "medium", "high", "phone", 33, "working Chloé"),
        ("Mailbox full, orders come back", "Thomas Girard", "Roanne, Gare", "medium", "high", "email", 29, "remote David"),
        ("Access point without power", "Julie Moreau", "Givors, Zone nord", "medium", "medium", "monitoring", 74, "assigned Amélie"),
        ("Scanner not found after the update", "Olivier Faure", "Lyon, Gerland", "medium", "medium", "portal", 81, "working David"),
        ("UPS beeps in the server room", "Camille Robin", "Oyonnax, Plastipolis", "medium", "medium", "phone", 96, "window Bruno"),
        ("Replace two docking stations", "Antoine Leroy", "Villefranche, Centre", "low", "medium", "portal", 118, "window Farid"),
        ("Projector shows everything in green", "Manon Chevalier", "Lyon, Bellecour", "low", "medium", "walkIn", 104, "workshop Emma"),
        ("Install the cabling of desk 41", "Lucas Fontaine", "Bron, Parc technologique", "low", "low", "portal", 260, "window Amélie"),
        ("Keyboard for a visually impaired colleague", "Sarah Marchand", "Grenoble, Presqu’île", "low", "low", "email", 325, "assigned Emma"),
        ("Router reboots at night", "Pierre Gauthier", "Aubenas, Ardèche verte", "high", "medium", "monitoring", 140, "vendor"),
        ("Broken display of a rugged tablet", "Mathilde Henry", "Thonon, Port", "medium", "medium", "walkIn", 390, "parts"),
        ("Which share holds the old drawings?", "Julien Perrin", "Annonay, Centre", "low", "medium", "email", 205, "requester"),
        ("Move eight desks to the second floor", "Clara Roussel", "Lyon, Vaise", "low", "low", "portal", 410, "planned"),
        ("Laptop slow since the encryption", "Adrien Masson", "Aix-les-Bains, Lac", "low", "medium", "portal", 150, "working Gaëlle"),
        ("Badge reader at the car park", "Noémie Vidal", "Montélimar, Sud", "low", "low", "phone", 290, "assigned Farid"),
    ];

    /// <summary>Where the towns of the morning are, for the map.</summary>
    private static readonly Dictionary<string, (double Latitude, double Longitude)> s_towns = new(StringComparer.Ordinal)
    {
        ["Grenoble"] = (45.191, 5.714),
        ["Saint-Étienne"] = (45.442, 4.402),
        ["Villeurbanne"] = (45.770, 4.880),
        ["Annecy"] = (45.903, 6.126),
        ["Lyon"] = (45.760, 4.859),
        ["Chambéry"] = (45.571, 5.920),
        ["Bourg-en-Bresse"] = (46.203, 5.246),
        ["Vienne"] = (45.538, 4.870),
        ["Valence"] = (44.933, 4.892),
        ["Roanne"] = (46.040, 4.063),
        ["Givors"] = (45.591, 4.769),
        ["Oyonnax"] = (46.258, 5.655),
        ["Villefranche"] = (45.990, 4.719),
        ["Bron"] = (45.734, 4.911),
        ["Aubenas"] = (44.620, 4.390),
        ["Thonon"] = (46.373, 6.480),
        ["Annonay"] = (45.240, 4.671),
        ["Aix-les-Bains"] = (45.692, 5.909),
        ["Montélimar"] = (44.558, 4.750),
    };

    [Fact]
    public async Task A_morning_in_a_region()
    {
        await region.NamedCell(Cell, "Rhône-Alpes field service");
        foreach (var (name, skill) in ((string, string)[])[("Amélie Laurent", "network"), ("Bruno Nguyen", "printing"), ("Chloé Durand", "network"), ("David Cohen", "messaging"), ("Emma Rossi", "workstation"), ("Farid Belkacem", "workstation"), ("Gaëlle Le Gall", "workstation")])
            await region.Technician(Cell, name, skill);
        foreach (var (name, town) in ((string, string)[])[("Amélie", "Vienne"), ("Bruno", "Villeurbanne"), ("Chloé", "Valence"), ("David", "Lyon"), ("Farid", "Bourg-en-Bresse"), ("Gaëlle", "Chambéry")])
            await region.Position(Id(name), s_towns[town].Latitude + 0.02, s_towns[town].Longitude - 0.03);
        await region.Presence(Id("Emma"), "break");
        var now = DateTimeOffset.UtcNow;
        foreach (var (subject, who, where, impact, urgency, channel, minutes, what) in s_morning)
        {
            var number = await region.Report(Cell, subject, impact, urgency, Site(where), who, channel, now.AddMinutes(-minutes));
            await Bring(number, what);
        }

        await using var dispatcher = await Dispatcher.Watch(chromium, region, Cell, options => options.ViewportSize = new() { Width = 1440, Height = 900 });
        await Expect(dispatcher.Page.GetByText($"{s_morning.Length} open")).ToBeVisibleAsync();
        await dispatcher.Page.Keyboard.PressAsync("j");
        await dispatcher.Page.Keyboard.PressAsync("a");
        await Expect(dispatcher.AssignPanel.GetByTestId("technician").First).ToBeVisibleAsync();
        await Expect(dispatcher.Connection).ToContainTextAsync("live");
        Assert.Empty(dispatcher.Complaints);
        await Keep(dispatcher.Page, "board");

        await Show("/tickets/T-1001", "[data-testid=ticket-page]", "ticket");
        await Show("/sla", "[data-testid=sla-board]", "sla");
        await Show("/sla?wall", "[data-testid=wall][data-state=live]", "wall", options => options.ViewportSize = new() { Width = 1920, Height = 1080 });
        await Show("/settings?show=sla-policies", "main", "settings", options => options.ColorScheme = ColorScheme.Dark);
        await Show("/people", "[data-testid=accounts]", "people");
        await Show("/audit", "[data-testid=audit]", "audit");
        await Show("/account", "[data-testid=who]", "account");
    }

    /// <summary>A picture for the documentation, where somebody asked for them.</summary>
    private static async Task Keep(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DISPATCH_SCREENSHOTS") == "1")
            await page.ScreenshotAsync(new() { Path = Repository.Path("docs", $"{name}.png") });
    }

    private static object Site(string where)
    {
        var (latitude, longitude) = s_towns[where.Split(',')[0]];
        // Two sites of one town are not one dot.
        var apart = where.Length % 7 / 250.0;
        return new { name = where, latitude = latitude + apart, longitude = longitude - apart };
    }

    private async Task Show(string address, string there, string name, Action<BrowserNewContextOptions>? with = null)
    {
        await using var person = await Dispatcher.Arrive(chromium, region, with: options =>
        {
            options.ViewportSize = new() { Width = 1440, Height = 900 };
            with?.Invoke(options);
        });
        await person.Page.GotoAsync(address);
        await Expect(person.Page.Locator(there).First).ToBeVisibleAsync();
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(person.Complaints);
        await Keep(person.Page, name);
    }

    private static string Id(string technician) => Region.IdOf(Cell, technician);

    private async Task Bring(string number, string? what)
    {
        if (what is null)
            return;
        if (what.Split(' ') is not [var how, var who])
        {
            await region.Command(number, "suspend", new { reason = what, until = what == "planned" ? DateTimeOffset.UtcNow.AddDays(3) : (DateTimeOffset?)null });
            return;
        }

        var technician = Id(who);
        var mode = how switch { "remote" or "working" => "remote", "workshop" => "workshop", _ => "onSite" };
        var begin = new DateTimeOffset(DateTimeOffset.UtcNow.UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddHours(8 + s_morning.Length % 3 + number[^1] % 4);
        await region.Command(number, "assign", new { technician, mode, window = how == "window" ? new { from = begin, to = begin.AddHours(1.5) } : null });
        if (how is "window")
            await region.Command(number, "accept");
        if (how is "enRoute" or "onSite")
            await region.Command(number, "depart");
        if (how is "onSite")
            await region.Command(number, "arrive");
        if (how is "working")
            await region.Command(number, "start", new { consent = true });
    }
}
