using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Lists;

/// <summary>Lists, filters, pages and search, alike on both databases.</summary>
public abstract class TicketLists(ApiServer server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Every_filter_finds_its_tickets_and_no_others()
    {
        var (cell, other) = (await server.Cell(), await server.Cell());
        var tech = await server.Technician(cell);
        var mine = Caller.Request(cell, "Mine");
        (mine["impact"], mine["urgency"], mine["externalReference"]) = ("high", "high", $"EXT-{cell}");
        mine["requester"] = JsonNode.Parse($$"""{"name": "Zoé Étienne {{cell}}", "email": "Zoe.{{cell}}@Example.org"}""");
        var wanted = (await _api.Post("/tickets", mine)).Is(HttpStatusCode.Created).Number;
        var (second, third) = ((await _api.Report(cell)).Number, (await _api.Report(other)).Number);
        (await _api.Tell(wanted, "assign", new { technician = tech, acceptWithin = "PT2H" })).Is(HttpStatusCode.OK);
        (await _api.Tell(second, "resolve", new { code = "done" })).Is(HttpStatusCode.OK);

        await Finds($"cell={cell}", second, wanted);
        await Finds($"cell={cell}&status=assigned", wanted);
        await Finds($"cell={cell}&status=resolved", second);
        await Finds($"cell={cell}&status=assigned,resolved", second, wanted);
        await Finds($"cell={cell}&status=assigned, resolved ,closed", second, wanted);
        await Finds($"cell={cell}&status=open", wanted);
        await Finds($"cell={cell}&status=open,resolved", second, wanted);
        await Finds($"cell={cell}&status=new");
        await Finds($"cell={other}", third);
        await Finds($"cell={cell}&priority=1", wanted);
        await Finds($"cell={cell}&priority=4", second);
        await Finds($"technician={tech}", wanted);
        await Finds($"externalReference=EXT-{cell}", wanted);
        await Finds($"requester={Uri.EscapeDataString($"zoé étienne {cell}")}", wanted);
        await Finds($"requester=ZOE.{cell.ToUpperInvariant()}@example.org", wanted);
        await Finds($"cell={cell}&dueBefore={Caller.Instant(DateTimeOffset.UtcNow.AddHours(3))}", wanted);
        await Finds($"cell={cell}&dueBefore={Caller.Instant(DateTimeOffset.UtcNow.AddHours(1))}");
        await Finds($"cell={cell}&dueBefore=2199-01-01T00:00:00%2B05:30", second, wanted);
        await Finds($"cell={cell}&priority=1&status=assigned&technician={tech}&q=mine", wanted);
        await Finds("cell=nowhere");
        await Finds("technician=nobody");
    }

    [Fact]
    public async Task Pages_show_each_ticket_once_while_others_are_being_reported()
    {
        var cell = await server.Cell();
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in Enumerable.Range(0, 300).Chunk(50))
            there.UnionWith((await Task.WhenAll(batch.Select(_ => _api.Report(cell)))).Select(ticket => ticket.Number));

        using var enough = new CancellationTokenSource();
        var others = Task.Run(async () =>
        {
            var count = 0;
            for (; !enough.IsCancellationRequested; count++)
                await _api.Report(cell, "Later");
            return count;
        });

        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = (await _api.Get($"/tickets?cell={cell}&limit=17{(cursor is null ? "" : "&cursor=" + cursor)}")).Is(HttpStatusCode.OK);
            var numbers = page.Items.Select(item => item!["number"]!.GetValue<string>()).ToList();
            Assert.True(numbers.Count == 17 || page["next"] is null, "Only the last page is short.");
            seen.AddRange(numbers);
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        await enough.CancelAsync();

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(there.Except(seen));
        Assert.Equal(seen.OrderByDescending(Value), seen);
        Assert.True(await others > 0);

        static long Value(string number) => long.Parse(number[2..], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_default_page_has_fifty()
    {
        var cell = await server.Cell();
        await Task.WhenAll(Enumerable.Range(0, 51).Select(_ => _api.Report(cell)));
        var first = await _api.Get($"/tickets?cell={cell}");
        Assert.Equal(50, first.Items.Count);
        var last = await _api.Get($"/tickets?cell={cell}&cursor={first["next"]}");
        Assert.Single(last.Items);
        Assert.Null(last["next"]);
        Assert.Equal(51, (await _api.Get($"/tickets?cell={cell}&limit=200")).Items.Count);
    }

    [Fact]
    public async Task Search_knows_neither_accents_nor_case_and_takes_beginnings_of_words()
    {
        var cell = await server.Cell();
        var request = Caller.Request(cell, "Écran GELÉ à l'accueil");
        request["description"] = "L’imprimante réseau n'imprime plus; naïve, Ångström, ﬁche, 日本語 принтер";
        request["site"] = JsonNode.Parse("""{"name": "Hôtel de Ville", "address": "12 rue du Général-Leclerc"}""");
        request["externalReference"] = "GLPI-2041";
        var number = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created).Number;
        await _api.Report(cell, "Something else");

        foreach (var text in new[]
                 {
                     "ecran", "ECRAN", "écran", "gele", "ecr gel", "gelé écran", "accueil", "imprimante", "reseau imprime", "angstrom", "fiche", "naive", "hotel ville",
                     "general leclerc", "12 rue", "2041", "glpi-2041", "GLPI", "принтер", "прин", "e\u0301cran", "  ecran  ", "日本語",
                 })
            await Finds($"cell={cell}&q={Uri.EscapeDataString(text)}", number);
        foreach (var text in new[] { "cran", "ecran absent", "ecranx", "lecran" })
            await Finds($"cell={cell}&q={Uri.EscapeDataString(text)}");

        (await _api.Tell(number, "qualify", new { category = "Périphériques" })).Is(HttpStatusCode.OK);
        await Finds($"cell={cell}&q=peripheriques", number);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\" OR 1=1 --")]
    [InlineData("ecran*")]
    [InlineData("ecran:*")]
    [InlineData("ecran & ")]
    [InlineData("ecran | !")]
    [InlineData("(((")]
    [InlineData("NEAR(a b, 5)")]
    [InlineData("subject:ecran")]
    [InlineData("a AND")]
    [InlineData("NOT")]
    [InlineData("^ecran")]
    [InlineData("<->")]
    [InlineData("%")]
    [InlineData("\\")]
    [InlineData("{a b}:c")]
    [InlineData("🖨️")]
    [InlineData("\uD83D")]
    [InlineData("-ecran")]
    public async Task Query_syntax_of_databases_is_only_text(string text)
    {
        var answer = (await _api.Get($"/tickets?q={Uri.EscapeDataString(text)}")).Is(HttpStatusCode.OK);
        Assert.NotNull(answer.Items);
    }

    [Fact]
    public async Task A_very_long_search_is_answered()
    {
        (await _api.Get("/tickets?q=" + string.Join('+', Enumerable.Range(0, 500).Select(i => $"wort{i}")))).Is(HttpStatusCode.OK);
        (await _api.Get("/tickets?q=" + new string('x', 4000))).Is(HttpStatusCode.OK);
    }

    private async Task Finds(string query, params string[] numbers) => Assert.Equal(
        numbers, (await _api.Get("/tickets?" + query)).Is(HttpStatusCode.OK).Items.Select(item => item!["number"]!.GetValue<string>()));
}
