using System.Net;
using System.Text.Json.Nodes;
using System.Xml;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Sla;

/// <summary>Previews over HTTP, against cases of an independent implementation.</summary>
[Collection(SqliteApi.Name)]
public sealed class PreviewTests(SqliteApi server)
{
    private const string Path = "/sla/preview";
    private const HttpStatusCode Unprocessable = HttpStatusCode.UnprocessableEntity;

    /// <summary>The cases were made when Morocco was to stay at UTC+1 after that date; where this machine knows better, they are counted in that zone.</summary>
    private const string Morocco = "Africa/Casablanca";

    private static readonly DateTimeOffset s_moroccoChanged = new(2026, 9, 20, 0, 0, 0, TimeSpan.Zero);

    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Every_vector_is_answered_with_its_due_instant_and_its_elapsed_time()
    {
        var vectors = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("tests", "Unit", "Sla", "Calendars", "sla-vectors.json")))!.AsArray();
        Assert.Equal(80, vectors.Count);
        foreach (var vector in vectors.Select(vector => vector!))
        {
            var question = new JsonObject();
            foreach (var name in new[] { "calendar", "start", "target", "pauses", "at" })
                question[name] = vector[name]?.DeepClone();
            if (vector["calendar"]!["zone"]!.GetValue<string>() is Morocco && Instant(vector, "start") >= s_moroccoChanged
                && TimeZoneInfo.FindSystemTimeZoneById(Morocco).GetUtcOffset(s_moroccoChanged.AddMonths(1)) != TimeSpan.FromHours(1))
            {
                question["calendar"]!["zone"] = "Etc/GMT-1";
            }

            var answer = (await _api.Post(Path, question)).Is(HttpStatusCode.OK);
            Assert.Equal(
                (vector["id"]!.GetValue<int>(), Instant(vector, "due"), Duration(vector["elapsedAt"])),
                (vector["id"]!.GetValue<int>(), Instant(answer.Json, "due"), Duration(answer["elapsedAt"])));
        }
    }

    [Fact]
    public async Task A_recorded_calendar_answers_and_shows_what_lies_on_the_way()
    {
        var calendar = Documents.With(Documents.With(Documents.Calendar, "week.tuesday", "[]"), "week.thursday", """["08:00-12:00"]""");
        (await _api.Put("/calendars/shown", calendar)).Is(HttpStatusCode.Created);
        // Monday 21 December 2026, 8:30 in Paris; Thursday is Christmas Eve and opens for two hours and a half.
        var answer = (await _api.Post(Path, """{"calendarId": "shown", "start": "2026-12-21T07:30:00Z", "target": "PT10H"}""")).Is(HttpStatusCode.OK);
        Assert.Equal(("2026-12-24T09:30:00.000Z", "PT10H"), (answer["due"]!.GetValue<string>(), answer["elapsedAt"]!.GetValue<string>()));
        Assert.Equal("""[{"date":"2026-12-24","name":"Réveillon"}]""", answer["exceptions"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Contains(answer["open"]!.AsArray(), interval => interval!["from"]!.GetValue<string>() == "2026-12-24T07:30:00.000Z");
    }

    [Fact]
    public async Task While_a_pause_lasts_nothing_is_due()
    {
        const string Question = """
            {"calendarId": "always", "start": "2026-01-01T00:00:00Z", "target": "PT4H", "pauses": [{"from": "2026-01-01T01:00:00Z"}], "at": "2026-01-02T00:00:00Z"}
            """;
        var answer = (await _api.Post(Path, Question)).Is(HttpStatusCode.OK);
        Assert.Null(answer["due"]);
        Assert.Equal("PT1H", answer["elapsedAt"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("calendarId", null, "invalid-field", "calendar")]
    [InlineData("calendar", """{"zone": "UTC", "alwaysOpen": true}""", "invalid-field", "calendar")]
    [InlineData("calendarId", "\"nowhere\"", "unknown-calendar", "calendarId")]
    [InlineData("target", "\"-PT1H\"", "invalid-field", "target")]
    [InlineData("target", "\"P11Y\"", "invalid-field", "target")]
    [InlineData("target", "\"four hours\"", "invalid-field", "target")]
    [InlineData("target", null, "invalid-field", "target")]
    [InlineData("start", "\"0001-01-01T00:00:00Z\"", "invalid-field", "target")]
    [InlineData("start", "\"9999-12-31T23:59:59Z\"", "invalid-field", "target")]
    [InlineData("at", "\"9999-12-31T23:59:59Z\"", "invalid-field", "target")]
    [InlineData("pauses", "[null]", "invalid-field", "pauses")]
    [InlineData("pauses", """[{"to": "2026-01-01T00:00:00Z"}]""", "invalid-field", "pauses[0].from")]
    public async Task What_cannot_be_answered_says_why(string field, string? value, string code, string wrong)
    {
        var question = Documents.With("""{"calendarId": "always", "start": "2026-01-01T00:00:00Z", "target": "PT4H"}""", field, value);
        (await _api.Post(Path, question)).IsProblem(Unprocessable, code, wrong);
    }

    [Fact]
    public async Task A_calendar_that_is_wrong_or_hardly_ever_opens_says_so()
    {
        const string Never = """{"calendar": {"zone": "UTC"}, "start": "2026-01-01T00:00:00Z", "target": "PT4H"}""";
        (await _api.Post(Path, Never)).IsProblem(Unprocessable, "invalid-field", "calendar.week");
        const string Once = """
            {"calendar": {"zone": "UTC", "exceptions": [{"date": "2026-01-02", "hours": ["08:00-09:00"]}]}, "start": "2026-01-01T00:00:00Z", "target": "PT4H"}
            """;
        (await _api.Post(Path, Once)).IsProblem(Unprocessable, "invalid-field", "target");
    }

    private static DateTimeOffset Instant(JsonNode node, string field) => node[field]!.GetValue<DateTimeOffset>();

    private static TimeSpan Duration(JsonNode? node) => XmlConvert.ToTimeSpan(node!.GetValue<string>());
}
