using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Technicians;

[Collection(SqliteApi.Name)]
public sealed class TechnicianTests(SqliteApi server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task A_technician_is_made_read_listed_and_changed()
    {
        var (cell, other) = (await server.Cell(), await server.Cell());
        const string Path = "/technicians/marie.curie_1";
        (await _api.Get(Path)).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
        var body = JsonNode.Parse($$"""
            {
              "id": "marie.curie_1", "name": "Marie Curie", "cells": ["{{cell}}"], "skills": [{"skill": "radium", "level": 5}],
              "base": {"latitude": 48.85, "longitude": 2.34}, "phone": "+33 1", "parallel": 3, "shift": [{"day": "monday", "from": "08:30", "to": "17:00"}]
            }
            """)!.AsObject();

        var made = (await _api.Put(Path, body, ("If-Match", "\"0\""))).Is(HttpStatusCode.Created);
        Assert.Equal(("/api/v1" + Path, "\"1\""), (made.Location, made.ETag));
        foreach (var (name, value) in body)
            Assert.True(JsonNode.DeepEquals(value, made[name]), $"{name}: {made}");
        Assert.Equal("available", made["presence"]!.GetValue<string>());

        body["name"] = "Marie Skłodowska-Curie";
        var changed = (await _api.Put(Path, body, ("If-Match", "\"1\""))).Is(HttpStatusCode.OK);
        Assert.Equal("\"2\"", changed.ETag);
        (await _api.Put(Path, body, ("If-Match", "\"1\""))).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");

        var read = (await _api.Get(Path)).Is(HttpStatusCode.OK);
        Assert.Equal("\"2\"", read.ETag);
        Assert.True(JsonNode.DeepEquals(changed.Json, read.Json));
        Assert.Equal(["marie.curie_1"], (await _api.Get($"/technicians?cell={cell}")).Items.Select(item => item!["id"]!.GetValue<string>()));
        Assert.Empty((await _api.Get($"/technicians?cell={other}")).Items);
        Assert.Contains((await _api.Get("/technicians")).Items, item => item!["id"]!.GetValue<string>() == "marie.curie_1");
    }

    [Fact]
    public async Task Absences_are_put_and_taken_away_and_nobody_is_given_work_in_them()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var number = (await _api.Report(cell)).Number;
        var path = $"/technicians/{tech}/absences/summer";
        (await _api.Put("/technicians/nobody/absences/summer", new { from = "2099-07-01T08:00:00Z", to = "2099-07-02T08:00:00Z" })).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
        (await _api.Put(path, new { from = "2099-07-02T08:00:00Z", to = "2099-07-02T08:00:00Z" })).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-field");
        (await _api.Put(path, new { from = "2099-07-02T08:00:00Z" })).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-field");
        (await _api.Put($"/technicians/{tech}/absences/{new string('a', 65)}", new { from = "2099-07-01T08:00:00Z", to = "2099-07-02T08:00:00Z" })).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-field");

        var away = (await _api.Put(path, new { from = "2099-07-01T10:00:00+02:00", to = "2099-07-02T08:00:00Z", note = "Paul stands in" })).Is(HttpStatusCode.OK);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[{"id":"summer","from":"2099-07-01T08:00:00.000Z","to":"2099-07-02T08:00:00.000Z","note":"Paul stands in"}]"""), away["absences"]), $"{away}");
        Assert.Equal(1, away.Version);
        var window = new { from = "2099-07-02T07:00:00Z", to = "2099-07-02T09:00:00Z" };
        (await _api.Tell(number, "assign", new { technician = tech, window, displace = true })).IsProblem(HttpStatusCode.Conflict, "technician-absent");

        // The same again changes it; taken away twice it is taken away.
        (await _api.Put(path, new { from = "2099-07-01T08:00:00Z", to = "2099-07-02T07:00:00Z" })).Is(HttpStatusCode.OK);
        (await _api.Tell(number, "assign", new { technician = tech, window })).Is(HttpStatusCode.OK);
        (await _api.Delete(path)).Is(HttpStatusCode.OK);
        Assert.Empty((await _api.Delete(path)).Is(HttpStatusCode.OK)["absences"]!.AsArray());
        Assert.Empty((await _api.Get($"/technicians/{tech}")).Is(HttpStatusCode.OK)["absences"]!.AsArray());
    }

    [Fact]
    public async Task Presence_and_position_are_said_without_a_new_version()
    {
        var tech = await server.Technician(await server.Cell());
        var away = (await _api.Post($"/technicians/{tech}/presence", new { presence = "break" })).Is(HttpStatusCode.OK);
        Assert.Equal("break", away["presence"]!.GetValue<string>());
        Assert.NotNull(away["presenceAt"]);
        var seen = (await _api.Post($"/technicians/{tech}/position", new { latitude = -33.5, longitude = 179.999 })).Is(HttpStatusCode.OK);
        Assert.Equal((-33.5, 179.999), (seen["position"]!["latitude"]!.GetValue<double>(), seen["position"]!["longitude"]!.GetValue<double>()));
        Assert.NotNull(seen["positionAt"]);
        Assert.Equal("break", seen["presence"]!.GetValue<string>());
        Assert.Equal(1, seen.Version);
        (await _api.Post("/technicians/nobody/presence", new { presence = "off" })).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
        (await _api.Post("/technicians/nobody/position", new { latitude = 1, longitude = 1 })).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
    }

    [Fact]
    public async Task An_agenda_is_JSON_or_a_calendar()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var appointment = (await _api.Report(cell, "Ligne, point-virgule; \"guillemets\"\r\nEND:VCALENDAR")).Number;
        var waiting = (await _api.Report(cell)).Number;
        (await _api.Tell(appointment, "assign", new { technician = tech, window = new { from = "2099-01-05T08:00:00Z", to = "2099-01-05T09:30:00Z" } })).Is(HttpStatusCode.OK);
        (await _api.Tell(waiting, "assign", new { technician = tech, mode = "phone" })).Is(HttpStatusCode.OK);

        var agenda = (await _api.Get($"/technicians/{tech}/agenda")).Is(HttpStatusCode.OK);
        Assert.Equal(tech, agenda["technician"]!.GetValue<string>());
        Assert.NotEmpty(agenda["epoch"]!.GetValue<string>());
        Assert.True(agenda["sequence"]!.GetValue<long>() >= 0);
        Assert.Equal(
            new[] { appointment, waiting }.Order(), agenda["rows"]!.AsArray().Select(row => row!["number"]!.GetValue<string>()).Order());

        var calendar = (await _api.Get($"/technicians/{tech}/agenda", ("Accept", "text/calendar"))).Is(HttpStatusCode.OK);
        Assert.Equal("text/calendar", calendar.MediaType);
        var lines = calendar.Text.Split("\r\n");
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Single(lines, line => line == "BEGIN:VEVENT");
        Assert.Single(lines, line => line == "END:VCALENDAR");
        Assert.Contains("DTSTART:20990105T080000Z", lines);
        Assert.Contains("DTEND:20990105T093000Z", lines);
        Assert.Contains($"UID:{appointment}", lines);
        Assert.Contains($@"SUMMARY:{appointment} Ligne\, point-virgule\; ""guillemets""\nEND:VCALENDAR", lines);
        (await _api.Get("/technicians/nobody/agenda")).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
        (await _api.Get("/technicians/nobody/agenda", ("Accept", "text/calendar"))).IsProblem(HttpStatusCode.NotFound, "unknown-technician");

        (await _api.Tell(appointment, "unassign")).Is(HttpStatusCode.OK);
        await Poll.Until(async () => (await _api.Get($"/technicians/{tech}/agenda"))["rows"]!.AsArray().Count == 1, "the agenda has let go of it");
    }
}
