using System.Text.Json;
using Dispatch.Sla;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>Calendars as JSON (api.md).</summary>
public sealed class CalendarJsonTests
{
    [Fact]
    public void A_calendar_is_written_as_people_say_it()
    {
        var calendar = new CalendarProfile
        {
            Id = "office",
            Zone = "Europe/Paris",
            Week = WeekHours.Closed with { Monday = Sample.Hours("08:30-12:30", "22:00-06:00") },
            Exceptions = [new SpecialDay { Date = Sample.Date("2026-12-25"), Name = "Noël" }],
        };
        var json = JsonSerializer.Serialize(calendar, DispatchJson.Options);
        Assert.Contains("\"monday\":[\"08:30-12:30\",\"22:00-06:00\"]", json, StringComparison.Ordinal);
        Assert.Contains("{\"date\":\"2026-12-25\",\"hours\":[],\"name\":\"Noël\"}", json, StringComparison.Ordinal);
        Assert.Equal(calendar, JsonSerializer.Deserialize<CalendarProfile>(json, DispatchJson.Options));
    }

    [Fact]
    public void What_is_absent_is_empty()
    {
        const string json = """{"id":"few","zone":"UTC","week":{"sunday":["00:00-24:00"]},"exceptions":[{"date":"2026-12-25"}]}""";
        var calendar = JsonSerializer.Deserialize<CalendarProfile>(json, DispatchJson.Options)!;
        Assert.False(calendar.AlwaysOpen);
        Assert.Empty(calendar.Week.Monday);
        Assert.Equal(new OpeningHours(new TimeOnly(0, 0), new TimeOnly(0, 0)), Assert.Single(calendar.Week.Sunday));
        Assert.Empty(Assert.Single(calendar.Exceptions).Hours);

        var bare = JsonSerializer.Deserialize<CalendarProfile>("""{"id":"bare","zone":"UTC","alwaysOpen":true}""", DispatchJson.Options)!;
        Assert.True(bare.AlwaysOpen);
        Assert.Equal(WeekHours.Closed, bare.Week);
        Assert.Empty(bare.Exceptions);
    }

    [Theory]
    [InlineData("08:30")]
    [InlineData("8:30-12:30")]
    [InlineData("08:30-25:00")]
    [InlineData("24:00-08:00")]
    [InlineData("08:30-12:30-14:00")]
    [InlineData("08:30 - 12:30")]
    [InlineData("")]
    public void Hours_that_are_written_otherwise_are_not_understood(string text)
    {
        Assert.False(OpeningHours.TryParse(text, out _));
        var problem = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<OpeningHours>(JsonSerializer.Serialize(text), DispatchJson.Options));
        Assert.Equal("Opening hours are written as 08:30-12:30.", problem.Message);
    }

    [Theory]
    [InlineData("25.12.2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-12-25T00:00:00Z")]
    public void Dates_that_are_written_otherwise_are_not_understood(string text)
    {
        var problem = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateOnly>(JsonSerializer.Serialize(text), DispatchJson.Options));
        Assert.Equal("A date is written as 2026-12-25.", problem.Message);
    }
}
