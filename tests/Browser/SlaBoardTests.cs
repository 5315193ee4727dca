using System.Globalization;
using System.Text.Json;
using static Dispatch.Tests.Browser.Markup;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>A manager's morning: a breach that comes and is escalated, why it came, the tickets behind a figure, and what is taken along.</summary>
[Collection(Chromium.Collection)]
public sealed class SlaBoardTests(Chromium chromium) : IAsyncLifetime, IAsyncDisposable
{
    // The board counts everything that there is: each test has an installation of its own.
    private readonly Region _region = new();

    public Task InitializeAsync() => _region.InitializeAsync();

    public async ValueTask DisposeAsync() => await _region.DisposeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    [Fact]
    public async Task A_manager_watches_a_breach_come_and_be_escalated_and_asks_why()
    {
        var cell = await _region.Cell("Ada Martin");
        await _region.Escalation($"{cell}-lead", "PT2H");
        await _region.Policy(cell, "always", "PT1H", $"{cell}-lead");
        var calm = await _region.Report(cell, "Calm");
        await _region.Command(calm, "assign", new { technician = Region.IdOf(cell, "Ada Martin") });
        await using var manager = await Dispatcher.SignedIn(chromium, _region, await _region.Account("manager"), "/");
        var page = manager.Page;
        await Expect(page).ToHaveURLAsync(new Uri(_region.Server.Url, "/sla").ToString());
        await manager.IsLive();
        await Expect(Case(page, "next", calm)).ToContainTextAsync("Ada Martin");

        var number = await _region.Report(cell, "Till 3 does not start", site: new { name = "Lyon, Bellecour" }, occurredAt: DateTimeOffset.UtcNow.AddSeconds(12 - 3600));
        await Expect(Case(page, "next", number)).ToContainTextAsync("nobody");
        await Expect(Case(page, "next", number)).ToContainTextAsync("Lyon, Bellecour");
        await Expect(page.GetByTestId("count-within15")).ToHaveAttributeAsync("data-n", "1");

        // By time alone: nobody does anything.
        var broken = Case(page, "broken", number);
        await Expect(broken).ToContainTextAsync("nobody");
        await Expect(broken).ToContainTextAsync("escalated");
        Assert.True(await broken.Locator("td.target").EvaluateAsync<bool>("cell => cell.scrollWidth <= cell.clientWidth"), "The arrow of an escalation is cut.");
        await Expect(Case(page, "next", number)).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("count-unattended")).ToHaveAttributeAsync("data-n", "1");
        await Expect(page.GetByTestId("broken-today")).ToContainTextAsync("1");
        await Axe.FindsNothing(page, "managers' board");

        await broken.GetByTestId("why").ClickAsync();
        await Expect(page.GetByTestId("account")).ToContainTextAsync("Started when the request was reported by phone: 1 h of 'always'");
        await Expect(page.GetByTestId("account")).ToContainTextAsync("Broken: 1 h were used up.");

        // The list behind a figure has as many tickets as the figure says.
        foreach (var standing in new[] { "unattended", "breached", "open" })
        {
            var count = page.GetByTestId($"count-{standing}");
            await count.ClickAsync();
            await Expect(page.GetByTestId("drill")).ToHaveAttributeAsync("data-count", (await count.GetAttributeAsync("data-n"))!);
            await Expect(page.GetByTestId("drilled")).ToHaveCountAsync(int.Parse((await count.GetAttributeAsync("data-n"))!, CultureInfo.InvariantCulture));
            await Expect(page.GetByTestId("drill").Locator($"[data-number='{number}']")).ToBeVisibleAsync();
        }

        await Expect(page.GetByTestId("rule")).ToContainTextAsync("Open tickets: new, queued, assigned, in progress or waiting.");
        await page.GetByTestId("broken-today").ClickAsync();
        await Expect(page.GetByTestId("drill")).ToHaveAttributeAsync("data-count", "1");
        await Expect(page.GetByTestId("drilled")).ToContainTextAsync("resolution broken");
        await Axe.FindsNothing(page, "tickets behind a figure");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("drill")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("broken-today")).ToBeFocusedAsync();

        // Somebody takes it: it is attended, and still broken.
        await _region.Command(number, "assign", new { technician = Region.IdOf(cell, "Ada Martin") });
        await Expect(broken).ToContainTextAsync("Ada Martin");
        await Expect(page.GetByTestId("count-unattended")).ToHaveAttributeAsync("data-n", "0");
        await _region.Command(number, "resolve", new { code = "fixed" });
        await Expect(broken).ToHaveCountAsync(0);

        // Narrowed to the cell, by a link that keeps it.
        await page.GetByRole(AriaRole.Button, new() { Name = cell.Replace("cell-", "Cell ", StringComparison.Ordinal), Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("scope")).ToContainTextAsync("Cell");
        await page.ReloadAsync();
        await Expect(page.GetByTestId("scope")).ToContainTextAsync("Cell");
        await Expect(page.GetByTestId("count-open")).ToHaveAttributeAsync("data-n", "1");
        Assert.Empty(manager.Complaints);
    }

    [Fact]
    public async Task Html_and_script_in_every_field_is_shown_as_text()
    {
        await _region.NamedCell("scripted", $"Cell {Script}");
        await _region.Technician("scripted", $"Eve {Script}");
        await _region.Escalation("scripted-lead", "PT2H");
        await _region.Policy("scripted", "always", "PT1H", "scripted-lead");
        var number = await _region.Report("scripted", $"Subject {Script}", site: new { name = $"Site {Script}" }, requester: $"Requester {Script}", occurredAt: DateTimeOffset.UtcNow.AddHours(-2));
        await _region.Command(number, "qualify", new { category = $"Category {Script}" });
        await _region.Command(number, "assign", new { technician = Region.IdOf("scripted", "Eve") });
        await using var manager = await Dispatcher.Arrive(chromium, _region);
        var page = manager.Page;
        await page.GotoAsync("/sla");
        await manager.IsLive();
        foreach (var text in (string[])["Subject", "Site", "Eve"])
            await Expect(Case(page, "broken", number)).ToContainTextAsync($"{text} {Script}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"Cell {Script}");
        await Case(page, "broken", number).GetByTestId("why").ClickAsync();
        await Expect(page.GetByTestId("account")).ToContainTextAsync("Broken");
        await page.GetByTestId("count-breached").ClickAsync();
        await Expect(page.GetByTestId("drilled")).ToContainTextAsync($"Subject {Script}");
        await IsText(page);

        await page.GotoAsync("/sla?wall");
        await Expect(page.GetByText($"Subject {Script}").First).ToBeVisibleAsync();
        await IsText(page);
        Assert.Empty(manager.Complaints);
    }

    [Fact]
    public async Task What_is_exported_is_what_is_shown()
    {
        var cell = await _region.Cell();
        await _region.Policy(cell, "always", "PT1H");
        await _region.Report(cell, "=HYPERLINK(\"http://evil\"), \"click\"", site: new { name = "+Site" }, occurredAt: DateTimeOffset.UtcNow.AddHours(-2));
        await _region.Report(cell, "Soon", occurredAt: DateTimeOffset.UtcNow.AddMinutes(-30));
        await using var manager = await Dispatcher.Arrive(chromium, _region);
        var page = manager.Page;
        await page.GotoAsync($"/sla?cell={cell}");
        await manager.IsLive();
        await Expect(page.GetByTestId("cases-broken").GetByTestId("case")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("cases-next").GetByTestId("case")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("heat").GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await page.GetByTestId("as-table").ClickAsync();
        await Expect(page.GetByTestId("trend-table")).ToBeVisibleAsync();

        var csv = await Download(page, "export-csv");
        Assert.StartsWith("\uFEFFDispatch · Service levels\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\r\nCell Cell", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\"), \"\"click\"\"\"", csv, StringComparison.Ordinal);
        Assert.Contains(",'+Site,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", csv.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var json = JsonSerializer.Deserialize<JsonElement>(await Download(page, "export-json"));
        Assert.True(json.GetProperty("live").GetBoolean());
        Assert.Equal(await page.GetByTestId("sla").GetAttributeAsync("data-sequence"), json.GetProperty("sequence").GetInt64().ToString(CultureInfo.InvariantCulture));
        Assert.Contains($"cell={cell}", json.GetProperty("address").GetString(), StringComparison.Ordinal);

        var tables = json.GetProperty("tables").EnumerateArray().ToDictionary(table => table.GetProperty("title").GetString()!, table => table.GetProperty("rows").EnumerateArray().ToList());
        foreach (var (title, list) in new[] { ("Broken, unattended first", "broken"), ("Breaks next", "next") })
            Assert.Equal(await Numbers(page, list), tables[title].Select(row => row.GetProperty("ticket").GetString()!));
        foreach (var row in tables["Promises kept"])
        {
            var period = row.GetProperty("figure").GetString() switch { "Now" => "now", "Today" => "today", _ => "week" };
            var percent = row.GetProperty("percent");
            Assert.Equal(await page.GetByTestId($"compliance-{period}").GetAttributeAsync("data-percent") ?? "", percent.ValueKind is JsonValueKind.Null ? "" : percent.GetDouble().ToString(CultureInfo.InvariantCulture));
        }

        // Every number of the shown table of trends, line by line.
        var shown = await page.GetByTestId("trend-table").Locator("tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => [...row.cells].slice(2).map(cell => cell.innerText.trim()).join(' '))");
        var exported = tables["Trends: 7 days"].Select(row => string.Join(' ', new[] { "kept", "broken", "in", "out", "open" }.Select(name => row.GetProperty(name).GetInt32().ToString(CultureInfo.InvariantCulture))));
        Assert.Equal(shown, exported);
        Assert.Equal(json.GetProperty("tables").EnumerateArray().Sum(table => table.GetProperty("rows").GetArrayLength() + 3) + 4, csv.Split("\r\n").Length - 1);

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await Expect(page.GetByTestId("printed")).ToContainTextAsync($"Sequence {json.GetProperty("epoch").GetString()}/");
        await Expect(page.GetByTestId("export-csv")).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255) rgb(0, 0, 0)", await page.GetByTestId("matrix").EvaluateAsync<string>("box => `${getComputedStyle(box).backgroundColor} ${getComputedStyle(box).color}`"));
        Assert.Empty(manager.Complaints);
    }

    [Fact]
    public async Task Whoever_does_not_read_service_levels_is_told_so()
    {
        var name = await _region.Account("dispatcher", [await _region.Cell()]);
        await using var dispatcher = await Dispatcher.SignedIn(chromium, _region, name, "/sla");
        await Expect(dispatcher.Page.GetByTestId("not-for-you")).ToContainTextAsync("You are signed in as dispatcher");
        await dispatcher.Page.GotoAsync("/account");
        await Expect(dispatcher.Page.GetByTestId("account-menu")).ToBeVisibleAsync();
        await Expect(dispatcher.Page.GetByRole(AriaRole.Link, new() { Name = "Service levels" })).ToHaveCountAsync(0);
    }

    private static ILocator Case(IPage page, string list, string number) => page.GetByTestId($"cases-{list}").Locator($"[data-testid=case][data-number='{number}']");

    private static Task<string[]> Numbers(IPage page, string list) =>
        page.GetByTestId($"cases-{list}").GetByTestId("case").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.number)");

    private static async Task<string> Download(IPage page, string testId)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId(testId).ClickAsync());
        await using var content = await file.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
