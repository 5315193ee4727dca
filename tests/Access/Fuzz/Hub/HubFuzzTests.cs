using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Dispatch.Access;
using Dispatch.Load.Boards;
using Dispatch.Load.Server;
using Dispatch.Testing;
using Microsoft.Data.Sqlite;

namespace Dispatch.Tests.Access.Fuzz.Hub;

/// <summary>
/// Connections that keep no rule, beside people who work and a screen that watches them: those notice nothing, nothing is told to whom it is not for, and
/// nothing but the work reaches the store. The server runs in a process of its own, so that its memory and its log are its own as well.
/// </summary>
public sealed class HubFuzzTests : IAsyncLifetime
{
    private const int HowMany = 2_500;
    private const int WarmUp = 400;
    private const int SilentOnes = 60;
    private const long MayGrow = 96L * 1024 * 1024;
    private const string Secret = "the-safe-of-";

    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(30);
    private static readonly string[] s_cells = [Region.Own, Region.Foreign];

    private readonly TempDirectory _directory = new();
    private readonly Dictionary<string, Hired> _people = [];
    private readonly Dictionary<string, int> _told = [];
    private ServerProcess _server = null!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.Start($"--Dispatch:DataDirectory={_directory.Path}");
        foreach (var cell in s_cells)
            await Send(HttpMethod.Put, $"cells/{cell}", new JsonObject { ["name"] = cell, ["level"] = 1, ["domain"] = "network" });
        _people[Roles.Requester] = await Hired.Hire(_server.Http, "requester", new JsonObject { ["role"] = Roles.Requester, ["email"] = Region.Email("nobody") });
        _people[Roles.Dispatcher] = await Hired.Hire(_server.Http, "dispatcher", new JsonObject { ["role"] = Roles.Dispatcher, ["cells"] = new JsonArray(Region.Own) });
    }

    public async Task DisposeAsync()
    {
        foreach (var person in _people.Values)
            person.Dispose();
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Whatever_a_connection_says_others_see_the_truth_and_nothing_changes()
    {
        var roster = await Roster();
        using var connection = await ServerConnection.Open(_server.Url, ServerProcess.Token, CancellationToken.None);
        await using var watch = await BoardWatch.Open(connection, s_cells, new BoardWatchOptions(), CancellationToken.None);
        var silent = await Task.WhenAll(Enumerable.Range(0, SilentOnes).Select(Silent));
        using var enough = new CancellationTokenSource();
        var work = Work(enough.Token);

        await Talks.All.SampleAsync(Hold, iter: WarmUp, threads: 4, print: talk => talk.ToString());
        var memory = Memory();
        await Talks.All.SampleAsync(Hold, iter: HowMany, threads: 4, print: talk => talk.ToString());
        Assert.InRange(Memory() - memory, long.MinValue, MayGrow);

        await enough.CancelAsync();
        await work;
        using var ready = await _server.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.True(ready.IsSuccessStatusCode);
        var boards = await BoardComparison.Compare([watch], new TicketLists(connection.Http, new Patience(), TimeProvider.System), s_hang, CancellationToken.None);
        Assert.True(boards.Equal == s_cells.Length, string.Join('\n', boards.Differences));
        Assert.Equal(0, watch.Tally.Reconnects);

        Assert.Equal(roster, await Roster());
        Assert.Equal(_told.OrderBy(ticket => ticket.Key, StringComparer.Ordinal), await Tickets());
        Assert.All(_server.Output.Split('\n'), line => Assert.False(IsFault(line), line));

        // Who never finished the handshake does not hold a connection for ever.
        await Task.WhenAll(silent.Select(one => one.Closed)).WaitAsync(s_hang);
        Array.ForEach(silent, one => one.Dispose());
    }

    /// <summary>Says it all, and looks at what became of it.</summary>
    private async Task Hold(Talk talk)
    {
        using var hang = new CancellationTokenSource(s_hang);
        var token = _people.TryGetValue(talk.Role, out var person) ? person.Token : ServerProcess.Token;
        using var connection = await RawConnection.Open(_server.Url, token, hang.Token);
        var bytes = talk.Said.Select(said => (Bytes: said.Damage.Apply(said.Message.ToBytes(talk.Pack)), Pieces: said.Damage.Kind is Damage.Kinds.Pieces)).ToList();
        var handshake = System.Text.Encoding.UTF8.GetBytes(talk.Handshake);
        if (talk.Greeting is Talk.Greetings.AtOnce)
        {
            await connection.Send([.. handshake, .. bytes.SelectMany(said => said.Bytes)], text: !talk.Pack, inPieces: false, hang.Token);
        }
        else
        {
            if (handshake.Length > 0)
                await connection.Send(handshake, text: !talk.Pack, inPieces: false, hang.Token);
            foreach (var (message, pieces) in bytes)
                await connection.Send(message, text: !talk.Pack, pieces, hang.Token);
        }

        if (!talk.Leaves)
        {
            try
            {
                await Reach(talk, connection, hang.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Neither answered nor closed after {s_hang}.");
            }
        }

        foreach (var cell in s_cells.Where(cell => talk.Role != Roles.Administrator && (talk.Role != Roles.Dispatcher || cell != Region.Own)))
            Assert.DoesNotContain(Secret + cell, connection.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", connection.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", connection.Heard, StringComparison.Ordinal);
    }

    private static async Task Reach(Talk talk, RawConnection connection, CancellationToken cancellationToken)
    {
        const string Last = "the-last-question";
        var fate = talk.Fate;
        if (fate is Talk.Fates.Closed)
        {
            await connection.Closed.WaitAsync(cancellationToken);
            return;
        }

        var question = new HubMessage(true, [("type", "1"), ("headers", "{}"), ("invocationId", $"\"{Last}\""), ("target", "\"UnwatchCell\""), ("arguments", "[\"own\"]"), ("streamIds", "[]")]);
        await connection.Send(question.ToBytes(talk.Pack), text: !talk.Pack, inPieces: false, cancellationToken);
        if (fate is Talk.Fates.Answered)
            Assert.True(await connection.Hears(Last, cancellationToken), $"Closed without an answer; heard: {connection.Heard}");
    }

    /// <summary>Somebody who begins and never goes on.</summary>
    private async Task<RawConnection> Silent(int number)
    {
        var connection = await RawConnection.Open(_server.Url, ServerProcess.Token, CancellationToken.None);
        if (number % 2 == 0)
            await connection.Send("{\"protocol\":\"js"u8.ToArray(), text: true, inPieces: false, CancellationToken.None);
        return connection;
    }

    /// <summary>What people do all the while; each command is answered in time.</summary>
    private async Task Work(CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            var cell = s_cells[i % s_cells.Length];
            var ticket = await Send(HttpMethod.Post, "tickets", new JsonObject
            {
                ["subject"] = Secret + cell,
                ["channel"] = "phone",
                ["cell"] = cell,
                ["requester"] = new JsonObject { ["name"] = "Ada" },
            });
            var path = $"tickets/{ticket["number"]}";
            ticket = await Send(HttpMethod.Post, $"{path}/qualify", new JsonObject { ["urgency"] = "high" });
            if (i % 3 > 0)
                ticket = await Send(HttpMethod.Post, $"{path}/resolve", new JsonObject { ["code"] = "fixed" });
            _told[ticket["number"]!.GetValue<string>()] = ticket["version"]!.GetValue<int>();
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private async Task<JsonNode> Send(HttpMethod method, string path, JsonObject body)
    {
        using var hang = new CancellationTokenSource(s_hang);
        using var request = new HttpRequestMessage(method, new Uri($"/api/v1/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await _server.Http.SendAsync(request, hang.Token);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(hang.Token))!;
    }

    private long Memory()
    {
        using var process = Process.GetProcessById(_server.ProcessId);
        return process.WorkingSet64;
    }

    /// <summary>Each ticket with as many events as its journal has: what the work was told, and nothing else.</summary>
    private async Task<IReadOnlyList<KeyValuePair<string, int>>> Tickets() => [.. (await Rows("select number, count(*) from ticket_event group by number"))
        .Select(row => KeyValuePair.Create($"T-{row[0]}", int.Parse(row[1], CultureInfo.InvariantCulture))).OrderBy(ticket => ticket.Key, StringComparer.Ordinal)];

    /// <summary>Everything that the store holds beside tickets, and that no work here changes.</summary>
    private async Task<IReadOnlyList<string>> Roster()
    {
        List<string> rows = [];
        foreach (var table in new[] { "select * from account order by 1", "select * from booking", "select * from OrleansStorage order by 1, 2", "select id, account, revoked_at from access_token order by 1" })
            rows.AddRange((await Rows(table)).Select(row => string.Join('|', row)));
        return rows;
    }

    private async Task<IReadOnlyList<string[]>> Rows(string sql)
    {
        await using var store = new SqliteConnection($"Data Source={Path.Combine(_directory.Path, "dispatch.db")};Mode=ReadOnly;Pooling=false");
        await store.OpenAsync();
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string[]> rows = [];
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(column)}")]);
        return rows;
    }

    private static bool IsFault(string line) =>
        line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal) || line.Contains("Unhandled exception", StringComparison.OrdinalIgnoreCase);
}
