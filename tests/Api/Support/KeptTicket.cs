using System.Net;

namespace Dispatch.Tests.Api;

/// <summary>What was acknowledged of a ticket.</summary>
/// <param name="Lines">The lines of its journal.</param>
/// <param name="Last">The last command.</param>
internal sealed record KeptTicket(string[] Lines, SentCommand Last)
{
    /// <summary>
    /// Compares what was acknowledged of tickets with what is there, however much more there is: each line once, journals without a gap, and every ticket as its
    /// journal, replayed, says that it is.
    /// </summary>
    public static async Task AssertThere(Caller api, IReadOnlyDictionary<string, KeptTicket> tickets)
    {
        var replayed = 0;
        foreach (var batch in tickets.Chunk(16))
            replayed += (await Task.WhenAll(batch.Select(ticket => ticket.Value.AssertThere(api, ticket.Key)))).Count(compared => compared);
        Assert.True(replayed > tickets.Count / 2, $"Only {replayed} of {tickets.Count} tickets were as they were left: the test shows little.");
    }

    private async Task<bool> AssertThere(Caller api, string number)
    {
        var journal = await api.Journal(number);
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(line => line["version"]!.GetValue<int>()));
        var stored = (await api.Get($"/tickets/{number}")).Is(HttpStatusCode.OK);
        Assert.Equal(journal.Count, stored.Version);
        var lines = journal.Select(line => $"{line["type"]} {line["data"]!["text"]}").ToList();
        Assert.All(Lines, line => Assert.Single(lines, line));

        // A repeated command is answered with the journal, replayed until there.
        var replayed = await Last.To(api);
        Assert.True(replayed.IsSuccess, replayed.ToString());
        if (replayed.Version != stored.Version)
            return false;
        Assert.Equal(stored.Still.ToJsonString(), replayed.Still.ToJsonString());
        return true;
    }
}
