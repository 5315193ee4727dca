using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Sla;

/// <summary>Public holidays from a file.</summary>
[Collection(SqliteApi.Name)]
public sealed class ImportTests(SqliteApi server)
{
    private const string Range = "from=2026-01-01&to=2027-12-31";

    private const string Holidays = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//EN
        BEGIN:VEVENT
        UID:1
        DTSTART;VALUE=DATE:20200714
        RRULE:FREQ=YEARLY
        SUMMARY:Fête nationale
        END:VEVENT
        BEGIN:VEVENT
        UID:2
        DTSTART;VALUE=DATE:20261225
        SUMMARY:Noël
        END:VEVENT
        BEGIN:VEVENT
        UID:3
        DTSTART:20260501T100000Z
        SUMMARY:A party
        END:VEVENT
        END:VCALENDAR
        """;

    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Dates_are_shown_first_then_taken_once_and_what_was_recorded_stays()
    {
        const string Path = "/calendars/holidays";
        (await Import(Path, Holidays)).IsProblem(HttpStatusCode.NotFound, "unknown-calendar");
        (await _api.Put(Path, Documents.Calendar)).Is(HttpStatusCode.Created);

        var shown = (await Import(Path, Holidays, "&preview=true")).Is(HttpStatusCode.OK);
        Assert.Equal("\"1\"", (await _api.Get(Path)).ETag);
        var taken = (await Import(Path, Holidays)).Is(HttpStatusCode.OK);
        Assert.Equal("\"2\"", taken.ETag);
        foreach (var answer in new[] { shown, taken })
        {
            Assert.Equal(2, answer["imported"]!.GetValue<int>());
            Assert.Equal(["A party", "2026-12-25 has an exception already; it stays."], answer.Strings("ignored"));
            Assert.Equal(
                ["2026-07-14 Fête nationale", "2026-12-24 Réveillon", "2026-12-25 ", "2027-07-14 Fête nationale"],
                answer["calendar"]!["exceptions"]!.AsArray().Select(day => $"{day!["date"]} {day["name"]}"));
        }

        Assert.True(JsonNode.DeepEquals(taken["calendar"]!["exceptions"], (await _api.Get(Path))["exceptions"]));
        var again = (await Import(Path, Holidays)).Is(HttpStatusCode.OK);
        Assert.Equal(("\"2\"", 0), (again.ETag, again["imported"]!.GetValue<int>()));
        (await _api.Send(HttpMethod.Post, $"{Path}/import?{Range}", Caller.Json(Holidays, "text/calendar"), ("If-Match", "\"1\"")))
            .IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
    }

    [Theory]
    [InlineData("", "", "unreadable-calendar", "file")]
    [InlineData("{}", "", "unreadable-calendar", "file")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:never\n", "", "unreadable-calendar", "file")]
    [InlineData(Holidays, "&preview=perhaps", "invalid-query", "preview")]
    public async Task What_cannot_be_read_is_refused_and_changes_nothing(string file, string query, string code, string field)
    {
        const string Path = "/calendars/unread";
        Assert.True((await _api.Put(Path, Documents.Calendar)).IsSuccess);
        (await Import(Path, file, query)).IsProblem(HttpStatusCode.UnprocessableEntity, code, field);
        Assert.Equal("\"1\"", (await _api.Get(Path)).ETag);
    }

    [Theory]
    [InlineData("from=yesterday", "invalid-query", "from")]
    [InlineData("to=2026-13-01", "invalid-query", "to")]
    [InlineData("from=2027-01-01&to=2026-01-01", "unreadable-calendar", "file")]
    public async Task Years_must_be_a_range(string query, string code, string field)
    {
        Assert.True((await _api.Put("/calendars/unread", Documents.Calendar)).IsSuccess);
        (await _api.Send(HttpMethod.Post, $"/calendars/unread/import?{query}", Caller.Json(Holidays, "text/calendar")))
            .IsProblem(HttpStatusCode.UnprocessableEntity, code, field);
    }

    [Fact]
    public async Task Nobody_may_send_more_than_a_file_can_be()
    {
        Assert.True((await _api.Put("/calendars/unread", Documents.Calendar)).IsSuccess);
        (await Import("/calendars/unread", new string(' ', (2 * 1024 * 1024) + 1))).IsProblem(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        (await Import("/calendars/unread", new string(' ', 1_100_000))).IsProblem(HttpStatusCode.UnprocessableEntity, "unreadable-calendar", "file");
    }

    private Task<Answer> Import(string path, string file, string query = "") =>
        _api.Send(HttpMethod.Post, $"{path}/import?{Range}{query}", Caller.Json(file, "text/calendar"));
}
