using Dispatch.Testing;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>
/// A technician's morning as their phone shows it. With <c>DISPATCH_SCREENSHOTS=1</c> its picture becomes <c>docs/technician.png</c>; else it is only looked at.
/// </summary>
[Collection(Chromium.Collection)]
public sealed class TechnicianPictureTests(Chromium chromium, Region region) : IClassFixture<Region>
{
    private static readonly object s_loadingDock = new { name = "Saint-Étienne, Châteaucreux", address = "12 rue de la Montat, 42000 Saint-Étienne", latitude = 45.442, longitude = 4.402 };
    private static readonly object s_vienne = new { name = "Vienne, Estressin" };

    [Fact]
    public async Task A_morning_on_the_road()
    {
        const string Cell = "saint-etienne";
        await region.NamedCell(Cell, "Saint-Étienne field service");
        await region.Policy(Cell, "always", "PT4H");
        var bruno = await region.TechnicianAccount(Cell, "Bruno Nguyen");
        var now = DateTimeOffset.UtcNow;
        var first = await Give("Labels do not print, loading dock waits", s_loadingDock, "Yannick Roux", "high", now.AddMinutes(-31), now.AddMinutes(20));
        await Give("Fibre cut at the entrance", s_vienne, "Sophie Lambert", "high", now.AddMinutes(-20), now.AddHours(2));
        await Give("UPS beeps in the server room", s_vienne, "Camille Robin", "medium", now.AddMinutes(-96), now.AddHours(4));

        await using var phone = await TechnicianPhone.SignedIn(chromium, region, bruno, options => options.ViewportSize = new() { Width = 390, Height = 780 });
        await Expect(phone.Work(first)).ToContainTextAsync("12 rue de la Montat");
        await Expect(phone.Work(first).GetByTestId("call")).ToHaveAttributeAsync("href", "tel:+33465710014");
        await Expect(phone.Next).ToHaveAttributeAsync("data-step", "depart");
        // All of it is new to a phone that knew nothing, so nothing of it is news.
        await Expect(phone.Page.GetByTestId("told")).ToHaveCountAsync(0);
        Assert.Empty(phone.Complaints);
        if (Environment.GetEnvironmentVariable("DISPATCH_SCREENSHOTS") == "1")
            await phone.Page.ScreenshotAsync(new() { Path = Repository.Path("docs", "technician.png") });

        async Task<string> Give(string subject, object site, string requester, string impact, DateTimeOffset reported, DateTimeOffset from)
        {
            var number = await region.Report(Cell, subject, impact, "medium", site, requester, occurredAt: reported, phone: "+33 4 65 71 00 14");
            await region.Command(number, "assign", new { technician = bruno, mode = "onSite", window = new { from, to = from.AddHours(1) } });
            await region.Command(number, "accept");
            return number;
        }
    }
}
