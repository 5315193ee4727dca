using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Live;

/// <summary>Whose tickets are seen on the agenda of a technician who works for several cells.</summary>
[Collection(SqliteApi.Name)]
public sealed class AgendaSightTests(SqliteApi server)
{
    private const string Secret = "Salaries are open to everybody";

    private readonly Caller _api = server.Api;

    [Fact]
    public async Task A_dispatcher_sees_what_other_cells_have_given_as_time_only_and_the_technician_all_of_it()
    {
        var (own, other) = (await server.Cell(), await server.Cell());
        var tech = await server.Technician(own);
        (await _api.Put($"/technicians/{tech}", new { name = tech, cells = new[] { own, other } })).Is(HttpStatusCode.OK);
        var seen = await Given(own, "Ours", "08");
        using var dispatcher = await Hired.Hire(server.Process.Http, $"dispatcher-of-{own}", new JsonObject { ["role"] = "dispatcher", ["cells"] = new JsonArray(own) });
        using var technician = await Hired.Hire(server.Process.Http, $"technician-{tech}", new JsonObject { ["role"] = "technician", ["technician"] = tech });
        await using var desk = await Screen.Open(server.Process, dispatcher.Token);
        await using var phone = await Screen.Open(server.Process, technician.Token);
        foreach (var screen in new[] { desk, phone })
            Assert.Single((await screen.Watch("WatchTechnician", tech)).GetProperty("snapshot").GetProperty("rows").EnumerateArray());

        var hidden = await Given(other, Secret, "12");
        var onPhone = Row(await phone.Hears("agendaChanged", frame => Row(frame, hidden) is not null), hidden)!.Value;
        Assert.Equal(Secret, onPhone.GetProperty("subject").GetString());
        var onDesk = Row(await desk.Hears("agendaChanged", frame => Row(frame, hidden) is not null), hidden)!.Value;
        IsTimeOnly(onDesk);
        await desk.Hears("heartbeat", beat => beat.GetProperty("feed").GetString() == $"technician:{tech}");

        // From the beginning again, and over HTTP, in both of its shapes.
        var again = (await desk.Watch("WatchTechnician", tech)).GetProperty("snapshot");
        IsTimeOnly(Row(again, hidden)!.Value);
        Assert.Equal("Ours", Row(again, seen)!.Value.GetProperty("subject").GetString());
        foreach (var (who, whole) in new[] { (dispatcher, false), (technician, true) })
        {
            foreach (var shape in new[] { "application/json", "text/calendar" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/technicians/{tech}/agenda");
                request.Headers.Accept.ParseAdd(shape);
                using var answer = await who.Browser.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                Assert.Contains(hidden, text, StringComparison.Ordinal);
                Assert.Contains("Ours", text, StringComparison.Ordinal);
                Assert.Equal(whole, text.Contains(Secret, StringComparison.Ordinal));
            }
        }

        await desk.Unwatch("UnwatchTechnician", tech);
        var unheard = await Given(other, Secret, "16");
        await phone.Hears("agendaChanged", frame => Row(frame, unheard) is not null);
        Assert.DoesNotContain(desk.All("agendaChanged"), frame => Row(frame, unheard) is not null);

        async Task<string> Given(string cell, string subject, string hour)
        {
            var number = (await _api.Report(cell, subject)).Number;
            var window = new { from = $"2099-01-05T{hour}:00:00Z", to = $"2099-01-05T{hour}:45:00Z" };
            (await _api.Tell(number, "assign", new { technician = tech, window })).Is(HttpStatusCode.OK);
            return number;
        }
    }

    private static JsonElement? Row(JsonElement of, string number) =>
        of.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("number").GetString() == number).Select(row => (JsonElement?)row).FirstOrDefault();

    private static void IsTimeOnly(JsonElement row)
    {
        Assert.Equal(("", "", ""), (row.GetProperty("subject").GetString(), row.GetProperty("requester").GetString(), row.GetProperty("changedBy").GetString()));
        Assert.Equal("2099-01-05T12:00:00.000Z", row.GetProperty("window").GetProperty("from").GetString());
        foreach (var hidden in new[] { "site", "category", "latitude", "longitude", "escalation", "acknowledgement" })
            Assert.False(row.TryGetProperty(hidden, out _));
    }
}
