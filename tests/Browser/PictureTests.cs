using Dispatch.Testing;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>
/// A morning in a region as a dispatcher sees it. With <c>DISPATCH_SCREENSHOTS=1</c> its picture becomes <c>docs/board.png</c>, which the README
/// shows; else it is only looked at.
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

    [Fact]
    public async Task A_morning_in_a_region()
    {
        await region.NamedCell(Cell, "Rhône-Alpes field service");
        foreach (var (name, skill) in ((string, string)[])[("Amélie Laurent", "network"), ("Bruno Nguyen", "printing"), ("Chloé Durand", "network"), ("David Cohen", "messaging"), ("Emma Rossi", "workstation"), ("Farid Belkacem", "workstation"), ("Gaëlle Le Gall", "workstation")])
            await region.Technician(Cell, name, skill);
        await region.Presence(Id("Emma"), "break");
        var now = DateTimeOffset.UtcNow;
        foreach (var (subject, who, where, impact, urgency, channel, minutes, what) in s_morning)
        {
            var number = await region.Report(Cell, subject, impact, urgency, new { name = where }, who, channel, now.AddMinutes(-minutes));
            await Bring(number, what);
        }

        await using var dispatcher = await Dispatcher.Watch(chromium, region, Cell, options => options.ViewportSize = new() { Width = 1440, Height = 900 });
        await Expect(dispatcher.Page.GetByText($"{s_morning.Length} open")).ToBeVisibleAsync();
        await dispatcher.Page.Keyboard.PressAsync("j");
        await dispatcher.Page.Keyboard.PressAsync("a");
        await Expect(dispatcher.AssignPanel.GetByTestId("technician").First).ToBeVisibleAsync();
        await Expect(dispatcher.Connection).ToContainTextAsync("live");
        Assert.Empty(dispatcher.Complaints);
        if (Environment.GetEnvironmentVariable("DISPATCH_SCREENSHOTS") == "1")
            await dispatcher.Page.ScreenshotAsync(new() { Path = Repository.Path("docs", "board.png") });
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
